import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { endWithoutReader } from './shared/output-reader.ts';
import { reportFailure } from './shared/report-failure.ts';

endWithoutReader();
try {
  await createProgram(generateWhatIsStale).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else reportFailure(error);
}

async function generateWhatIsStale({ json = false }: { json?: boolean }): Promise<void> {
  const [{ ensureGenerated }, { silentProgress, terminalProgress }] = await Promise.all([
    import('./schema/generated-code.ts'),
    import('./shared/terminal-progress.ts'),
  ]);
  await ensureGenerated((json ? silentProgress : terminalProgress()).notify);
}
