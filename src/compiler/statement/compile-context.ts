import type { GraphQLField } from 'graphql';
import { RequestError } from '../../platform/errors.ts';
import { figure } from '../../platform/values/figure.ts';
import type { Datamodel, Model } from '../datamodel.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadableFields } from '../request/readable-fields.ts';
import type { SelectionSource } from '../request/selection.ts';
import type { Scope } from '../scope-rule.ts';
import type { SqlFragment } from '../sql.ts';
import { CostMeter } from './cost.ts';
import type { CursorCodec } from './cursor.ts';
import { TableRow } from './table-row.ts';

export interface PageLimits {
  /** Rows of a page where the caller does not say. */
  readonly defaultSize: number;
  readonly maxSize: number;
}

/** No setting: filters are compiled by recursion, and with more levels the variables that hold them would meet their own limit. */
const MAX_FILTER_LEVELS = 20;

/** What the parts of the compiler share while they compile one statement. */
export class CompileContext {
  readonly datamodel: Datamodel;
  readonly source: SelectionSource;
  readonly role: string;
  /** Whether graphql-js goes through the answer: it must then be told the type of what an interface stands for. */
  readonly namesTypes: boolean;
  readonly cursors: CursorCodec;
  readonly pages: PageLimits;
  readonly limits: ReadLimits;
  /** Adds up, while the statement is composed, what rows it could touch. */
  readonly cost = new CostMeter();
  readonly #scopes: ReadonlyMap<string, Scope>;
  readonly #fields: ReadableFields;
  #aliases = 0;
  #conditions = 0;

  constructor(parts: {
    datamodel: Datamodel;
    source: SelectionSource;
    role: string;
    namesTypes: boolean;
    cursors: CursorCodec;
    pages: PageLimits;
    limits: ReadLimits;
    scopes: ReadonlyMap<string, Scope>;
    fields: ReadableFields;
  }) {
    this.datamodel = parts.datamodel;
    this.source = parts.source;
    this.role = parts.role;
    this.namesTypes = parts.namesTypes;
    this.cursors = parts.cursors;
    this.pages = parts.pages;
    this.limits = parts.limits;
    this.#scopes = parts.scopes;
    this.#fields = parts.fields;
  }

  /** Counts one condition of a filter; `level` is how deep in filters it stands. */
  countCondition(level: number): void {
    if (level > MAX_FILTER_LEVELS) {
      throw new RequestError(
        'LIMIT_EXCEEDED',
        `A filter is nested ${level} levels deep or deeper; at most ${MAX_FILTER_LEVELS} levels are allowed. Simplify the filter.`,
      );
    }
    if (++this.#conditions > this.limits.filterConditions) {
      throw new RequestError(
        'LIMIT_EXCEEDED',
        `The filters of this operation have ${figure(this.#conditions)} conditions or more; at most ${figure(this.limits.filterConditions)} are allowed. Use fewer conditions.`,
      );
    }
  }

  nextAlias = (): string => `t${++this.#aliases}`;

  table(model: Model, source?: SqlFragment): TableRow {
    return new TableRow(model, this.datamodel, this.nextAlias, source);
  }

  /** Refuses the operation where this compile's role may not read the field. Whatever reads a field has to ask first. */
  requireReadable(field: GraphQLField<unknown, unknown>): void {
    this.#fields.require(this.role, field);
  }

  /** A model without a scope, and a role that its scope does not name, see nothing. Derived rows are held to it in their query. */
  scopeRule(model: Model) {
    if (model.table === null) return 'all';
    return this.#scopes.get(model.name)?.rules[this.role] ?? 'none';
  }
}
