import path from 'node:path';
import { EXCEPTIONS_FILE, zeroDowntimeFaults } from './zero-downtime.ts';

const faults = await zeroDowntimeFaults(path.join(import.meta.dirname, 'migrations'));
if (faults.length > 0) {
  const advice = `Rewrite it as the rule says, or except the rule in ${EXCEPTIONS_FILE} beside the migration: { "<rule>": "<why it is right here>" }`;
  process.stderr.write(`${faults.join('\n')}\n${advice}\n`);
  process.exitCode = 1;
}
