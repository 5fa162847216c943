import path from 'node:path';
import { parseArgs } from 'node:util';
import { SERVER_NAMES, type ServerName } from './bench-case.ts';

export interface Options {
  readonly quick: boolean;
  readonly cases: readonly string[];
  readonly servers: readonly ServerName[];
  /** Absolute path of an installed checkout of this project to compare with. */
  readonly before: string | undefined;
  readonly customers: readonly number[];
  readonly rounds: number | undefined;
  readonly seconds: number | undefined;
  /** Absolute. */
  readonly json: string | undefined;
  readonly publish: boolean;
}

export const QUICK_CUSTOMERS = 1_000;

export class UsageError extends Error {}

/** Undefined: help was requested. */
export function readOptions(args: readonly string[], knownCases: readonly string[]): Options | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  return {
    quick: values.quick ?? false,
    cases: listOf(values.case, knownCases, 'case') ?? knownCases,
    servers: [
      ...(listOf(values.server, SERVER_NAMES, 'server') ?? SERVER_NAMES),
      ...(values.before === undefined ? [] : (['before'] as const)),
    ],
    before: values.before === undefined ? undefined : fromCaller(values.before),
    customers: values.customers?.map((text) => wholeNumber(text, 'customers')) ?? [QUICK_CUSTOMERS],
    rounds: values.rounds === undefined ? undefined : wholeNumber(values.rounds, 'rounds'),
    seconds: values.seconds === undefined ? undefined : wholeNumber(values.seconds, 'seconds'),
    json: values.json === undefined ? undefined : fromCaller(values.json),
    publish: values.publish ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        quick: { type: 'boolean' },
        case: { type: 'string', multiple: true },
        server: { type: 'string', multiple: true },
        before: { type: 'string' },
        customers: { type: 'string', multiple: true },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        json: { type: 'string' },
        publish: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Given as `--case a --case b` or `--case a,b`. */
function listOf<const T extends string>(
  given: readonly string[] | undefined,
  known: readonly T[],
  what: string,
): readonly T[] | undefined {
  const names = given?.flatMap((text) => text.split(','));
  const unknown = names?.find((name) => !known.includes(name as T));
  if (unknown !== undefined) throw new UsageError(`There is no ${what} "${unknown}"; there are ${known.join(', ')}.`);
  return names as T[] | undefined;
}

const fromCaller = (file: string) => path.resolve(process.env.BENCH_CALLED_FROM ?? '.', file);

function wholeNumber(text: string, what: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`--${what} must be a whole number of at least 1, not "${text}".`);
  return Number(text);
}

export function helpText(cases: readonly { readonly name: string; readonly about: string }[]): string {
  const width = Math.max(...cases.map(({ name }) => name.length));
  return `Usage: npm run bench -- [options]

Asks EarlyBird Graph, a hand-written limit and four peers the same questions over one PostgreSQL, and reports how fast each
answers. Every answer is compared before it is timed. The first run installs the peers' packages and loads the data.

Options:
  --case NAME        only this case; several by comma (default: all)
  --server NAME      only this server; several by comma: ${SERVER_NAMES.join(', ')}
  --before DIR       also another checkout of this project, after its "npm ci": how fast ours is compared with it, round by round
  --customers N      size of the dataset; several by repeating (default: ${QUICK_CUSTOMERS})
  --quick            fewer questions, shorter rounds: a first idea, not for publication
  --rounds N         timed rounds of each server (default: 7; quick: 3)
  --seconds N        length of a round (default: 5; quick: 2)
  --json FILE        also write the figures to FILE
  --publish          write bench/results/ and the table and chart of bench/README.md
  --help             this

Environment:
  BENCH_DATABASE_URL   a PostgreSQL where databases can be created (default: the embedded one, started for the run)
  BENCH_CACHE_DIR      where datasets and server logs are kept (default: bench/.cache)
  BENCH_CPU_PROFILE    name of a server that writes a CPU profile to the cache folder's profiles/

Cases:
${cases.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n')}

Examples:
  npm run bench -- --quick --case headline --json headline.json
  npm run bench -- --server ours,limit --before ../earlybird-graph-main
  npm run bench -- --customers 1000 --customers 10000 --customers 100000 --publish
`;
}
