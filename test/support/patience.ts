/** How long a test waits for a statement or a process: six times the server's limit, since a busy machine is not a failure. */
export const PATIENCE_MS = 60_000;
