/** Filters and orderings as our schema has them, in Prisma's words. */

/** Conditions by field name. */
export type Filter = object;

export interface OrderBy {
  /** An enum value such as DELIVERY_DATE. */
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

type Direction = Record<string, 'asc' | 'desc'>;

const OPERATORS: Readonly<Record<string, (value: unknown) => object>> = {
  eq: (equals) => ({ equals }),
  gte: (gte) => ({ gte }),
  lt: (lt) => ({ lt }),
  contains: (contains) => ({ contains, mode: 'insensitive' }),
};

export function toWhere(filter: Filter | null | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter ?? {}).map(([name, condition]) => [name, toCondition(condition as Filter)]),
  );
}

function toCondition(condition: Filter): object {
  const operators = Object.entries(condition).map(([name, value]) => OPERATORS[name]?.(value));
  // An object without an operator is the filter of a related row.
  return operators.includes(undefined) ? toWhere(condition) : Object.assign({}, ...operators);
}

/** The id comes last and makes the order total, in the direction of the field before it, as in ours. */
export function toOrderBy(orderBy: readonly OrderBy[] | null | undefined): Direction[] {
  const keys = (orderBy ?? []).map(({ field, direction }): Direction => ({ [camelCase(field)]: lower(direction) }));
  const last = orderBy?.at(-1)?.direction ?? 'ASC';
  return [...keys, { id: lower(last) }];
}

const lower = (direction: 'ASC' | 'DESC'): 'asc' | 'desc' => (direction === 'ASC' ? 'asc' : 'desc');

const camelCase = (name: string) =>
  name.toLowerCase().replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
