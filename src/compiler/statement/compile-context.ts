import type { GraphQLField, GraphQLObjectType, SelectionSetNode } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import type { Datamodel } from '../datamodel.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadableFields } from '../request/readable-fields.ts';
import type { SelectionSource } from '../request/selection.ts';
import type { Scope } from '../scope-rule.ts';
import { CostMeter } from './cost.ts';
import type { CursorCodec } from './cursor.ts';
import type { JsonValue } from './json.ts';
import type { ObjectRow } from './table-row.ts';

interface PageLimits {
  /** Rows of a page where the caller does not say. */
  readonly defaultSize: number;
  readonly maxSize: number;
}

/** Renders what is selected on one row of a type; without a row for a type that has none of its own. */
export type ObjectSql = (
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  selectionSets: readonly SelectionSetNode[],
) => JsonValue;

/** What all statements of an engine are compiled with. */
export interface CompilerParts {
  readonly datamodel: Datamodel;
  /** By model. Only `reach.ts` reads them. */
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly fields: ReadableFields;
  readonly cursors: CursorCodec;
  readonly pages: PageLimits;
  readonly limits: ReadLimits;
  readonly objectSql: ObjectSql;
}

/** What one statement is compiled for. */
export interface Asked {
  readonly source: SelectionSource;
  readonly role: string;
  /** Whether graphql-js goes through the answer: it then needs the type of what an interface stands for. */
  readonly namesTypes: boolean;
}

/** No setting: filters are compiled by recursion, and with more levels the variables that hold them would meet their own limit. */
const MAX_FILTER_LEVELS = 20;
/** PostgreSQL cuts names off at 63 bytes; this leaves room for the number that tells aliases apart. */
const MAX_ALIAS_WORD = 50;

/** What the parts of the compiler share while they compile one statement. */
export class CompileContext {
  readonly engine: CompilerParts;
  readonly asked: Asked;
  /** Adds up, while the statement is composed, what rows it could touch. */
  readonly cost = new CostMeter();
  #aliases = 0;
  #conditions = 0;

  constructor(engine: CompilerParts, asked: Asked) {
    this.engine = engine;
    this.asked = asked;
  }

  get datamodel(): Datamodel {
    return this.engine.datamodel;
  }

  get source(): SelectionSource {
    return this.asked.source;
  }

  /** Edges reach it from here, since objects hold edges that hold objects. */
  object(type: GraphQLObjectType, row: ObjectRow | undefined, selectionSets: readonly SelectionSetNode[]): JsonValue {
    return this.engine.objectSql(this, type, row, selectionSets);
  }

  /** Counts one condition of a filter; `level` is how deep in filters it stands. */
  countCondition(level: number): void {
    if (level > MAX_FILTER_LEVELS) {
      throw new RequestError(
        'LIMIT_EXCEEDED',
        `A filter is nested ${level} levels deep or deeper; at most ${MAX_FILTER_LEVELS} levels are allowed. Simplify the filter.`,
      );
    }
    const { filterConditions } = this.engine.limits;
    if (++this.#conditions > filterConditions) {
      throw new RequestError(
        'LIMIT_EXCEEDED',
        `The filters of this operation have ${figure(this.#conditions)} conditions or more; at most ${figure(filterConditions)} are allowed. Use fewer conditions.`,
      );
    }
  }

  /** A new alias that says what is under it: `orders_3`. No keyword of SQL ends in a number. */
  alias(word: string): string {
    this.#aliases += 1;
    return `${word.slice(0, MAX_ALIAS_WORD)}_${this.#aliases}`;
  }

  /** Refuses the operation where this compile's role may not read the field. Whatever reads a field has to ask first. */
  requireReadable(field: GraphQLField<unknown, unknown>): void {
    this.engine.fields.require(this.asked.role, field);
  }
}
