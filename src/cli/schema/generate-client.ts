import { reportFailure } from '../shared/report-failure.ts';
import { terminalProgress } from '../shared/terminal-progress.ts';
import { ensureGenerated } from './generated-code.ts';

try {
  await ensureGenerated(terminalProgress().notify);
} catch (error) {
  reportFailure(error);
}
