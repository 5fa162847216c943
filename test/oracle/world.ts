import pg from 'pg';
import { ExactDecimal } from './exact-decimal.ts';
import { column, type Row, type Value } from './value.ts';

const TABLES = [
  ...['users', 'areas', 'customers', 'addresses', 'products', 'product_prices', 'tax_rates'],
  'customer_prices',
  ...['subscriptions', 'subscription_terms', 'subscription_pauses', 'subscription_days', 'orders', 'order_items'],
  ...['share_links', 'delivery_statuses', 'delivery_items', 'invoices', 'invoice_lines', 'credit_notes'],
  ...['credit_note_lines', 'payments', 'payment_allocations', 'ledger_entries'],
  ...['business_settings', 'audit_events', 'import_runs'],
] as const;

export type Table = (typeof TABLES)[number];

/** All rows of a database, loaded table by table: the oracle's data. */
export class World {
  readonly today: string;
  /** Milliseconds, by the database's own clock. */
  readonly now: number;
  readonly #rows: ReadonlyMap<string, readonly Row[]>;
  readonly #indexes = new Map<string, ReadonlyMap<string, readonly Row[]>>();

  constructor(today: string, now: number, rows: ReadonlyMap<string, readonly Row[]>) {
    this.today = today;
    this.now = now;
    this.#rows = rows;
  }

  static async load(pool: pg.Pool): Promise<World> {
    const rows = new Map<string, readonly Row[]>();
    for (const table of TABLES) rows.set(table, await readTable(pool, table));
    const {
      rows: [clock],
    } = await pool.query<{ today: string; now: Date }>('SELECT business_today()::text AS today, business_now() AS now');
    return new World(clock?.today as string, clock?.now.getTime() as number, rows);
  }

  all(table: Table): readonly Row[] {
    return this.#rows.get(table) ?? [];
  }

  /** The rows whose columns have these values; none if one of the values is missing. */
  matching(table: Table, wanted: Readonly<Record<string, Value>>): readonly Row[] {
    const names = Object.keys(wanted);
    if (names.some((name) => wanted[name] === null)) return [];
    const indexName = [table, ...names].join(' ');
    let index = this.#indexes.get(indexName);
    if (index === undefined) {
      index = indexBy(this.all(table), names);
      this.#indexes.set(indexName, index);
    }
    return index.get(keyOf(names.map((name) => wanted[name] as Value))) ?? [];
  }
}

const keyOf = (values: readonly Value[]): string => values.map(String).join('\n');

function indexBy(rows: readonly Row[], names: readonly string[]): ReadonlyMap<string, readonly Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(names.map((name) => column(row, name)));
    const found = index.get(key);
    if (found === undefined) index.set(key, [row]);
    else found.push(row);
  }
  return index;
}

async function readTable(pool: pg.Pool, table: Table): Promise<readonly Row[]> {
  const result = await pool.query<(string | null)[]>({
    text: `SELECT * FROM ${table}`,
    rowMode: 'array',
    types: { getTypeParser: () => (text: string | Buffer) => String(text) },
  });
  const names = result.fields.map(({ name }) => name.replaceAll(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()));
  return result.rows.map((texts) => {
    const values = texts.map((text, at) => (text === null ? null : read(text, result.fields[at]?.dataTypeID)));
    return { table, columns: Object.fromEntries(names.map((name, at) => [name, values[at] as Value])) };
  });
}

function read(text: string, typeId: number | undefined): Value {
  const { BOOL, INT2, INT4, JSONB, NUMERIC, TIMESTAMPTZ } = pg.types.builtins;
  switch (typeId) {
    case BOOL:
      return text === 't';
    case INT2:
    case INT4:
      return Number(text);
    case NUMERIC:
      return ExactDecimal.parse(text);
    case JSONB:
      return text;
    case TIMESTAMPTZ:
      return Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'));
    default:
      return /^\{.*\}$/.test(text) ? text.slice(1, -1).split(',').filter(Boolean) : text;
  }
}
