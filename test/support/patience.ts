/** How long a test waits for a statement or a process: six times what the server grants, since a busy machine is no failure. */
export const PATIENCE_MS = 60_000;
