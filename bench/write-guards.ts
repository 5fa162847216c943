import { startThrowawayPostgres } from '../src/platform/postgres/embedded-postgres-throwaway.ts';
import { report } from './harness/progress.ts';
import { median } from './harness/statistics.ts';
import { type GuardedDatabase, openGuardedDatabase } from './write-guards/guarded-database.ts';
import {
  type Guards,
  measureGeneration,
  measureSingleWrite,
  ORDERS_MADE,
  type SingleWrite,
} from './write-guards/guarded-work.ts';

// What the guards of orders, items and confirmations cost, as triggers of statements (all migrations) beside triggers of rows
// (those before 0021), by turns in one run: processor time of PostgreSQL. Linux only; needs no packages of bench/.
//   node --import tsx bench/write-guards.ts [rounds]

const ROUNDS = Number(process.argv[2] ?? 7);
const SINGLE_WRITES = 2_000;
const LAST_WITH_ROW_TRIGGERS = '0019_forgetting';

const server = await startThrowawayPostgres();
try {
  const byRow = await openGuardedDatabase(server.url, 'by_row', LAST_WITH_ROW_TRIGGERS);
  const byStatement = await openGuardedDatabase(server.url, 'by_statement', null);
  const bulk = await takeTurns(
    [
      ['bare: no triggers, no foreign keys', byRow, 'bare'],
      ['foreign keys only', byRow, 'keys only'],
      ['triggers of rows', byRow, 'all'],
      ['triggers of statements', byStatement, 'all'],
    ].map(([name, database, guards]) => ({
      name: name as string,
      work: () => measureGeneration(database as GuardedDatabase, guards as Guards),
    })),
  );
  printTable(`one of ${ORDERS_MADE.toLocaleString('en')} orders with its item`, bulk, 'triggers of rows');
  printSingleWrites(await alternate(byRow, byStatement));
  await byRow.client.end();
  await byStatement.client.end();
} finally {
  await server.stop();
}

interface Turn {
  readonly name: string;
  readonly work: () => Promise<number>;
}

/** Round 0 warms up and is not counted; the turn moves on from round to round. */
async function takeTurns(turns: readonly Turn[]): Promise<ReadonlyMap<string, number[]>> {
  const figures = new Map(turns.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (let turn = 0; turn < turns.length; turn++) {
      const { name, work } = turns[(turn + round) % turns.length] as Turn;
      report(`round ${round} of ${ROUNDS}: ${name}`);
      const spent = await work();
      if (round > 0) figures.get(name)?.push(spent);
    }
  }
  return figures;
}

/** One write here, one there: a disturbance that lasts longer than a millisecond hits both. */
async function alternate(byRow: GuardedDatabase, byStatement: GuardedDatabase): Promise<readonly SingleWrite[][]> {
  const figures: SingleWrite[][] = [[], []];
  report(`${SINGLE_WRITES} single writes by turns`);
  for (let place = -100; place < SINGLE_WRITES; place++) {
    for (const [side, database] of [byRow, byStatement].entries()) {
      const write = await measureSingleWrite(database, place + 100);
      if (place >= 0) figures[side]?.push(write);
    }
  }
  return figures;
}

function printSingleWrites([byRow = [], byStatement = []]: readonly SingleWrite[][]): void {
  for (const what of ['order', 'confirmation'] as const) {
    const [before, after] = [byRow, byStatement].map((writes) => median(writes.map((write) => write[what])));
    process.stdout.write(
      `a single ${what} with its line, median of ${SINGLE_WRITES}: ${Math.round(before ?? 0)} µs by triggers of rows, ${Math.round(after ?? 0)} µs of statements (${((after ?? 0) / (before ?? 1)).toFixed(3)} ×)\n`,
    );
  }
}

function printTable(what: string, figures: ReadonlyMap<string, number[]>, base: string): void {
  const of = (name: string) => median(figures.get(name) ?? []);
  const lines = [...figures].map(([name, spent]) => {
    const range = `${Math.round(Math.min(...spent))}-${Math.round(Math.max(...spent))}`;
    return `  ${name.padEnd(36)} ${Math.round(of(name)).toString().padStart(5)} µs  (${range})  ${(of(name) / of(base)).toFixed(2)} ×`;
  });
  process.stdout.write(`${what}, ${ROUNDS} rounds, median and spread:\n${lines.join('\n')}\n`);
}
