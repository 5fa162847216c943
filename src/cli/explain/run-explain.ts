import { readFile } from 'node:fs/promises';
import { type GraphQLError, type GraphQLSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { readerOf } from '../../access/reader.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Explanation, OperationRequest } from '../../compiler/read-engine.ts';
import { readConfig } from '../../config.ts';
import type { Database } from '../../platform/database.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { figure } from '../../platform/values/figure.ts';
import { buildReads } from '../../reads.ts';
import { runInterruptible } from '../shared/interruptible.ts';
import { reachDatabase } from '../shared/reach-database.ts';
import { withShortLivedDatabase } from '../shared/short-lived-database.ts';
import { silentProgress, terminalProgress } from '../shared/terminal-progress.ts';

interface Options {
  readonly variables?: string;
  readonly operation?: string;
  readonly as?: string;
  readonly analyze?: boolean;
  readonly json?: boolean;
}

export async function runExplain(file: string, options: Options): Promise<void> {
  const source = await readText(file);
  const variables =
    options.variables === undefined ? {} : readJson(options.variables, await readText(options.variables));
  const progress = options.json ? silentProgress : terminalProgress();
  await runInterruptible(async (scope) => {
    const config = readConfig('command');
    const { directUrl } = await reachDatabase(scope, config, progress.notify);
    const explanation = await withShortLivedDatabase(scope, directUrl, async (database) => {
      const { schema, reads } = await buildReads(config, database);
      const request = readRequest(schema, source, variables, options.operation);
      const reader = readerOf(await viewerOf(database, options.as));
      return reads.explain({ ...request, reader }, { analyze: options.analyze ?? false });
    }).catch(sayWhereSchemaIsOlder);
    if (explanation === undefined) {
      throw new StartupError(
        'This operation does not compile to one statement',
        'Leave introspection out. Mutations cannot be explained.',
      );
    }
    process.stdout.write(`${options.json ? JSON.stringify(explanation, null, 2) : describe(explanation)}\n`);
  });
}

/** PostgreSQL's codes for a missing table, column, function or type. */
const NOT_THERE = ['42P01', '42703', '42883', '42704'];

function sayWhereSchemaIsOlder(error: unknown): never {
  if (!NOT_THERE.includes(String((error as { code?: unknown }).code))) throw error;
  throw new StartupError(
    'The database does not have the schema of this version',
    'Run "npx --no earlybird migrate up" first.',
    { cause: error },
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartupError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      'Give the path of a file that exists.',
    );
  }
}

function readJson(file: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Reported below, together with JSON that is not an object.
  }
  throw new StartupError(`${file} does not contain a JSON object`, 'Write the variables as {"name": value}.');
}

function readRequest(
  schema: GraphQLSchema,
  source: string,
  given: Record<string, unknown>,
  operationName: string | undefined,
): Omit<OperationRequest, 'reader'> {
  const document = attempt(() => parse(source));
  refuse(validate(schema, document));
  const operation = getOperationAST(document, operationName);
  if (operation == null)
    throw new StartupError('The document does not have this operation, or has several', 'Choose one with --operation.');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  refuse(errors ?? []);
  return { document, operation, source, variables: coerced ?? {} };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new StartupError((error as Error).message, 'Correct the document.');
  }
}

function refuse(errors: readonly GraphQLError[]): void {
  if (errors.length === 0) return;
  const places = errors.map(
    ({ message, locations }) => `${locations?.[0] ? `${locations[0].line}:${locations[0].column} ` : ''}${message}`,
  );
  throw new StartupError(places.join('; '), 'Correct the document or its variables.');
}

async function viewerOf({ prisma }: Database, email: string | undefined): Promise<Viewer> {
  if (email === undefined) {
    return {
      kind: 'USER',
      userId: '00000000-0000-0000-0000-000000000000',
      role: 'ADMIN',
      customerId: null,
      mustChangePassword: false,
    };
  }
  const user = await prisma.user.findUnique({ where: { email } });
  if (user === null) throw new StartupError(`There is no user ${email}`, 'Choose another user with --as.');
  return {
    kind: 'USER',
    userId: user.id,
    role: user.role,
    customerId: user.customerId,
    mustChangePassword: user.mustChangePassword,
  };
}

function describe({ sql, values, cost, costLimit, plan }: Explanation): string {
  return [
    sql
      .replaceAll(/\s+/g, ' ')
      .replaceAll(
        / (?=FROM |WHERE |ORDER BY |GROUP BY |LEFT JOIN |CROSS JOIN |(?<!LEFT |CROSS )JOIN |UNION ALL)|(?=\(SELECT )/g,
        '\n',
      ),
    '',
    ...values.map((value, index) => `$${index + 1} = ${JSON.stringify(value)}`),
    '',
    `Cost: ${figure(cost)} of ${figure(costLimit)} rows.`,
    '',
    ...plan,
  ].join('\n');
}
