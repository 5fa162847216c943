import { column, type Row, type Value } from './value.ts';
import type { Table, World } from './world.ts';

/** All rows that an edge reaches from a row, without visibility or order. */
export type Edge = (row: Row, world: World, args?: Readonly<Record<string, unknown>>) => readonly Row[];

/** By type and field. */
export type Edges = Readonly<Record<string, Readonly<Record<string, Edge>>>>;

/** The rows of `table` whose columns equal columns of the row that has the edge: theirs by ours. */
export const joined =
  (table: Table, columns: Readonly<Record<string, string>>, keep: (row: Row) => boolean = () => true): Edge =>
  (row, world) => {
    const wanted: Record<string, Value> = {};
    for (const [theirs, ours] of Object.entries(columns)) wanted[theirs] = column(row, ours);
    return world.matching(table, wanted).filter(keep);
  };

export const is = (name: string, value: Value) => (row: Row) => column(row, name) === value;

/** A row of the same customer. */
export const ofCustomer = (table: Table, id: string): Edge => joined(table, { customerId: 'customerId', id });

export const customer: Edge = joined('customers', { id: 'customerId' });
export const product: Edge = joined('products', { id: 'productId' });
export const user = (id: string): Edge => joined('users', { id });
