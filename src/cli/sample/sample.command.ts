import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_SIZE, SIZE_LIMITS } from '../../sample/sample-window.ts';

export function sampleCommand(): Command {
  return new Command('sample')
    .description('Fill an empty database with fictional customers, plans, orders, deliveries, invoices and payments.')
    .option('--customers <n>', 'how many customers', wholeNumber(SIZE_LIMITS.customers), DEFAULT_SIZE.customers)
    .option(
      '--months <n>',
      'complete months of history, in addition to the current month',
      wholeNumber(SIZE_LIMITS.months),
      DEFAULT_SIZE.months,
    )
    .option(
      '--seed <n>',
      'the same seed, size and last day give the same data',
      wholeNumber(SIZE_LIMITS.seed),
      DEFAULT_SIZE.seed,
    )
    .option('--until <date>', 'last day of the history, YYYY-MM-DD (default: today)', calendarDay)
    .option('--json', 'print what was created as JSON')
    .addHelpText(
      'after',
      `
Applies pending migrations first. Fails if users, customers or products already exist, and with NODE_ENV=production.

Examples:
  npx --no earlybird sample
  DATABASE_URL=postgresql://… npx --no earlybird sample --customers 10000 --months 3 --seed 7`,
    )
    .action(async (options) => {
      const { runSample } = await import('./run-sample.ts');
      await runSample(options);
    });
}

function wholeNumber([least, most]: readonly [number, number]): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,10}$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function calendarDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!isDay) throw new InvalidArgumentError('It must be a day such as 2026-03-31.');
  return text;
}
