import { type DocumentNode, executeSync, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../../src/access/viewer.ts';
import type { Answer } from './answer.ts';
import { Asking } from './asking.ts';
import { NaiveCursors } from './naive-cursors.ts';
import { naiveSchema } from './naive-schema.ts';
import type { World } from './world.ts';

/** Answers operations with graphql-js from loaded rows: slow, simple, and without the compiler's code. */
export class Oracle {
  readonly cursors = new NaiveCursors();
  readonly #schema: GraphQLSchema;
  readonly #world: World;

  constructor(schema: GraphQLSchema, world: World) {
    this.#schema = naiveSchema(schema);
    this.#world = world;
  }

  answer(
    document: DocumentNode,
    operationName: string | undefined,
    variableValues: Readonly<Record<string, unknown>>,
    viewer: Viewer | null,
  ): Answer {
    const { data, errors = [] } = executeSync({
      schema: this.#schema,
      document,
      operationName: operationName ?? null,
      variableValues,
      contextValue: new Asking(this.#world, viewer, this.cursors),
    });
    for (const error of errors) if (error.extensions.code === undefined) throw error;
    return { data, codes: errors.map((error) => String(error.extensions.code)) };
  }
}
