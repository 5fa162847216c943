import type { CursorCodec } from './cursor.ts';
import type { Datamodel, Model } from './datamodel.ts';
import type { Scope } from './scope-rule.ts';
import type { SelectionSource } from './selection.ts';
import { TableRow } from './table-row.ts';

export interface PageLimits {
  /** Rows of a page where the caller does not say. */
  readonly defaultSize: number;
  readonly maxSize: number;
}

/** What the parts of the compiler share while they compile one statement. */
export class CompileContext {
  readonly datamodel: Datamodel;
  readonly source: SelectionSource;
  readonly role: string;
  readonly cursors: CursorCodec;
  readonly pages: PageLimits;
  readonly #scopes: ReadonlyMap<string, Scope>;
  #aliases = 0;

  constructor(parts: {
    datamodel: Datamodel;
    source: SelectionSource;
    role: string;
    cursors: CursorCodec;
    pages: PageLimits;
    scopes: ReadonlyMap<string, Scope>;
  }) {
    this.datamodel = parts.datamodel;
    this.source = parts.source;
    this.role = parts.role;
    this.cursors = parts.cursors;
    this.pages = parts.pages;
    this.#scopes = parts.scopes;
  }

  nextAlias = (): string => `t${++this.#aliases}`;

  table(model: Model): TableRow {
    return new TableRow(model, this.datamodel, this.nextAlias);
  }

  /** A model without a scope, and a role that its scope does not name, see nothing. */
  scopeRule(model: Model) {
    return this.#scopes.get(model.name)?.rules[this.role] ?? 'none';
  }
}
