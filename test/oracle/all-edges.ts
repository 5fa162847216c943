import type { Edge, Edges } from './edge.ts';
import { BILLS } from './edges/bills.ts';
import { DELIVERIES } from './edges/deliveries.ts';
import { FROM_DERIVED } from './edges/derived.ts';
import { PEOPLE } from './edges/people.ts';
import { PLANS } from './edges/plans.ts';
import { RECORDS } from './edges/records.ts';

const EDGES: Edges = { ...PEOPLE, ...PLANS, ...DELIVERIES, ...BILLS, ...RECORDS, ...FROM_DERIVED };

export function edgeOf(typeName: string, fieldName: string): Edge {
  const edge = EDGES[typeName]?.[fieldName];
  if (edge === undefined) throw new Error(`The oracle knows no edge ${typeName}.${fieldName}: add it in edges/.`);
  return edge;
}
