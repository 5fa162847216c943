import fc from 'fast-check';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { may } from '../../../src/access/permission.ts';
import { type Viewer, viewerRole } from '../../../src/access/viewer.ts';
import { edgeOf } from '../../../src/compiler/request/field-reading.ts';
import type { World } from '../world.ts';
import { ArgumentArbitrary } from './argument-arbitrary.ts';
import type { OperationPlan } from './operation-plan.ts';
import { rarely } from './rarely.ts';
import { SelectionArbitrary } from './selection-arbitrary.ts';
import { ValuePool } from './value-pool.ts';

const DEPTH = 4;

/** Random operations on the graph of `schema`, with values from the data of `world`. */
export class OperationArbitrary {
  readonly #query: GraphQLObjectType;
  readonly #selections: SelectionArbitrary;

  constructor(schema: GraphQLSchema, world: World) {
    this.#query = schema.getQueryType() as GraphQLObjectType;
    this.#selections = new SelectionArbitrary(schema, new ArgumentArbitrary(new ValuePool(schema, world)));
  }

  /** On root fields that this viewer may use; `refusals`: occasionally on others. */
  for(viewer: Viewer | null, refusals = true): fc.Arbitrary<OperationPlan> {
    const all = Object.keys(this.#query.getFields());
    const allowed = all.filter((name) => may(viewerRole(viewer), name));
    // Reports over derived rows are few among the root fields, and apply each table's scope by hand.
    const reports = allowed.filter((name) => isReport(this.#query, name));
    const root = fc.oneof(
      { weight: 13, arbitrary: this.#selections.of(this.#query, DEPTH, allowed) },
      { weight: 2, arbitrary: this.#selections.of(this.#query, DEPTH, reports.length === 0 ? allowed : reports) },
      { weight: 1, arbitrary: this.#selections.of(this.#query, 2, refusals ? all : allowed) },
    );
    const beside = rarely(this.#selections.of(this.#query, 1, allowed));
    return fc.record({ root, beside });
  }
}

function isReport(query: GraphQLObjectType, name: string): boolean {
  const field = query.getFields()[name];
  return field !== undefined && edgeOf(field)?.rows !== undefined;
}
