/**
 * The reader of our output is gone (`| head`, a closed terminal, a killed parent): treated as a hang-up, so that everything is
 * closed. Unhandled, the error would count as a crash, and reporting that would fail in the same way, for ever.
 */
export function endWithoutReader(): void {
  let isGone = false;
  const onError = () => {
    if (isGone) return;
    isGone = true;
    process.exitCode = 1;
    if (!process.emit('SIGHUP', 'SIGHUP')) process.exit();
  };
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onError);
}
