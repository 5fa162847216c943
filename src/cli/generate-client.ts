import { ensureGenerated } from './generated-code.ts';
import { reportFailure } from './report-failure.ts';
import { terminalProgress } from './terminal-progress.ts';

try {
  await ensureGenerated(terminalProgress().notify);
} catch (error) {
  reportFailure(error);
}
