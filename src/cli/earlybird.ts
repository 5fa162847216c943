import { CommanderError } from 'commander';
import { endWithoutReader } from './output-reader.ts';
import { createProgram } from './program.ts';
import { reportFailure } from './report-failure.ts';

endWithoutReader();
try {
  await createProgram(generateWhatIsStale).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else reportFailure(error);
}

async function generateWhatIsStale({ json = false }: { json?: boolean }): Promise<void> {
  const [{ ensureGenerated }, { silentProgress, terminalProgress }] = await Promise.all([
    import('./generated-code.ts'),
    import('./terminal-progress.ts'),
  ]);
  await ensureGenerated((json ? silentProgress : terminalProgress()).notify);
}
