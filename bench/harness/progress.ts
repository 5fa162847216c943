/** On standard error, so that results can be piped: one changing line on a terminal, plain lines in a log. */
export function report(activity: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${activity}`);
  else process.stderr.write(`${activity}\n`);
}

/** Ends the changing line. */
export function endLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\n');
}
