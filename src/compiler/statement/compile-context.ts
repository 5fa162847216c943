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
  /** Default page size. */
  readonly defaultSize: number;
  readonly maxSize: number;
}

/** Renders the selection on one row of a type; without a row if the type has none of its own. */
export type ObjectSql = (
  context: CompileContext,
  type: GraphQLObjectType,
  row: ObjectRow | undefined,
  selectionSets: readonly SelectionSetNode[],
) => JsonValue;

/** What all statements of an engine share. */
export interface CompilerParts {
  readonly datamodel: Datamodel;
  /** By model; read by `reach.ts` only. */
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly fields: ReadableFields;
  readonly cursors: CursorCodec;
  readonly pages: PageLimits;
  readonly limits: ReadLimits;
  readonly objectSql: ObjectSql;
}

/** The purpose of one statement. */
export interface Asked {
  readonly source: SelectionSource;
  readonly role: string;
  /** Whether graphql-js completes the answer: it then needs the concrete types of interfaces. */
  readonly namesTypes: boolean;
}

/** Not a setting: filters are compiled recursively, and with more levels their variables would exceed their own limit. */
const MAX_FILTER_LEVELS = 20;
/** PostgreSQL truncates names to 63 bytes; this leaves room for the number that distinguishes aliases. */
const MAX_ALIAS_WORD = 50;

/** What the parts of the compiler share while compiling one statement. */
export class CompileContext {
  readonly engine: CompilerParts;
  readonly asked: Asked;
  /** Adds up the rows that the statement could touch, while it is composed. */
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

  /** Edges find it here, since objects hold edges that hold objects. */
  object(type: GraphQLObjectType, row: ObjectRow | undefined, selectionSets: readonly SelectionSetNode[]): JsonValue {
    return this.engine.objectSql(this, type, row, selectionSets);
  }

  /** Counts one condition of a filter; `level` is its nesting depth. */
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

  /** A new alias that names its content: `orders_3`. No SQL keyword ends in a number. */
  alias(word: string): string {
    this.#aliases += 1;
    return `${word.slice(0, MAX_ALIAS_WORD)}_${this.#aliases}`;
  }

  /** Refuses the operation if its role may not read the field. Call it before reading any field. */
  requireReadable(field: GraphQLField<unknown, unknown>): void {
    this.engine.fields.require(this.asked.role, field);
  }
}
