import { readFileSync } from 'node:fs';

export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  values(variables: Readonly<Record<string, unknown>>): unknown[];
}

/** One hand-written statement for each case, and which variable is which parameter. */
export const STATEMENTS: readonly PreparedStatement[] = [
  statement('headline', ['id', 'orders']),
  statement('my-account', ['customerId', 'from']),
  statement('analyst-month', ['area', 'from', 'to', 'afterName', 'afterId']),
  statement('filtered-list', ['name']),
  statement('group-by', []),
  statement('customer-by-id', ['id']),
  statement('delivery-run', ['agent', 'date']),
];

function statement(name: string, parameters: readonly string[]): PreparedStatement {
  return {
    name,
    text: readFileSync(new URL(`statements/${name}.sql`, import.meta.url), 'utf8'),
    values: (variables) => parameters.map((parameter) => variables[parameter] ?? null),
  };
}
