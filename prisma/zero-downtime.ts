import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** These created the schema before there was a database with users who could be kept waiting. */
const EXEMPT = new Set([
  '0001_identity_and_customers',
  '0002_catalogue',
  '0003_subscriptions',
  '0004_orders_of_subscriptions',
  '0005_delivery_statuses_of_orders',
  '0006_users_of_customers',
  '0007_billing',
  '0008_legacy_import',
  '0009_audit',
]);

/**
 * Beside a migration's SQL: the rules that it breaks, each with the reason why nobody is kept waiting, or why that is worth it.
 */
export const EXCEPTIONS_FILE = 'zero-downtime.json';

const SQUAWK = path.join(import.meta.dirname, '../node_modules/squawk-cli/js/bin/squawk');
const CONFIG = path.join(import.meta.dirname, 'squawk.toml');

interface Violation {
  line: number;
  message: string;
  help: string | null;
  rule_name: string;
}

/** What would lock out readers or writers while it runs, or break the version that is still running; in words. */
export async function zeroDowntimeFaults(migrationsFolder: string): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const checked = names.filter((name) => !EXEMPT.has(name)).sort();
  const faults = await Promise.all(checked.map((name) => faultsOf(path.join(migrationsFolder, name), name)));
  return faults.flat();
}

async function faultsOf(folder: string, name: string): Promise<string[]> {
  const file = path.join(folder, 'migration.sql');
  const sql = await readFile(file, 'utf8');
  const [violations, exceptions] = await Promise.all([violationsIn(file, sql), readExceptions(folder)]);
  const broken = new Set(violations.map((violation) => violation.rule_name));
  return [
    ...violations
      .filter(({ rule_name }) => exceptions[rule_name] === undefined)
      .map(({ rule_name, line, message, help }) =>
        `${name}:${line + 1} ${rule_name}: ${message}. ${help ?? ''}`.trim(),
      ),
    ...Object.entries(exceptions).flatMap(([rule, reason]) => {
      if (!broken.has(rule)) return [`${name}/${EXCEPTIONS_FILE} excepts ${rule}, which the migration does not break`];
      return reason.trim() === '' ? [`${name}/${EXCEPTIONS_FILE} excepts ${rule} without a reason`] : [];
    }),
    ...(/squawk-ignore/.test(sql)
      ? [`${name}: put exceptions into ${EXCEPTIONS_FILE}, with the reason, not in the SQL`]
      : []),
  ];
}

async function violationsIn(file: string, sql: string): Promise<Violation[]> {
  // The runner wraps every script in a transaction except those that PostgreSQL does not allow in one.
  const transaction = /\bCONCURRENTLY\b/i.test(sql) ? [] : ['--assume-in-transaction'];
  const parameters = [SQUAWK, '--config', CONFIG, '--reporter', 'json', ...transaction, file];
  // It exits with 1 if it finds something, and standard output says what.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, parameters).catch((error) => error);
  try {
    return JSON.parse(stdout) as Violation[];
  } catch {
    throw new Error(`squawk could not check ${file}: ${stderr || stdout}`);
  }
}

async function readExceptions(folder: string): Promise<Record<string, string>> {
  const text = await readFile(path.join(folder, EXCEPTIONS_FILE), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, string>;
}
