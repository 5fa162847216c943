import { raw } from 'sql-template-tag';
import type { Datamodel, Model } from './datamodel.ts';
import { type Row, type RowSource, type SqlFragment, sql } from './row.ts';

/** A table, under an alias, in the statement being composed; rows beside it are joined when first asked for. */
export class TableRow {
  readonly model: Model;
  /** Gives a column by its field's name. */
  readonly column: Row;
  readonly alias: string;
  /** Whether its rows are the table's own, which hold what the table requires; those of a query may not. */
  readonly isStored: boolean;
  readonly #nextAlias: () => string;
  readonly #datamodel: Datamodel;
  readonly #source: SqlFragment | undefined;
  readonly #joined = new Map<string, { readonly row: Row; readonly join: SqlFragment }>();

  /** `source`: the query whose rows these are, where the model is a derived one. */
  constructor(model: Model, datamodel: Datamodel, nextAlias: () => string, source?: SqlFragment) {
    this.model = model;
    this.#datamodel = datamodel;
    this.#nextAlias = nextAlias;
    this.#source = source;
    this.isStored = source === undefined;
    this.alias = nextAlias();
    this.column = columnsOf(this.alias, model, datamodel);
  }

  /** The row that `source` joins beside this one; the same one however often it is asked for. */
  beside(source: RowSource): Row {
    let joined = this.#joined.get(source.name);
    if (joined === undefined) {
      const alias = this.#nextAlias();
      joined = {
        row: columnsOf(alias, this.#datamodel.model(source.model), this.#datamodel),
        join: sql` LEFT JOIN LATERAL (${source.from(this.column)}) ${raw(alias)} ON true`,
      };
      this.#joined.set(source.name, joined);
    }
    return joined.row;
  }

  /** What stands after FROM. Read it last: what was composed before may have joined rows. */
  from(): SqlFragment {
    let from = this.#table();
    for (const { join } of this.#joined.values()) from = sql`${from}${join}`;
    return from;
  }

  #table(): SqlFragment {
    if (this.#source !== undefined) return sql`(${this.#source}) ${raw(this.alias)}`;
    if (this.model.table === null) throw new Error(`No query was given for the rows of ${this.model.name}.`);
    return raw(`"${this.model.table}" ${this.alias}`);
  }
}

/** A row that edges start from. */
export type StartRow = Pick<TableRow, 'model' | 'column'> & { readonly isStored?: boolean };

/** A row that an object shows. */
export type ObjectRow = Pick<TableRow, 'model' | 'column' | 'beside' | 'isStored'>;

/** The columns of a row that stands under an alias which somebody else has chosen. */
export const columnsOf =
  (alias: string, model: Model, datamodel: Datamodel): Row =>
  (field) =>
    raw(`${alias}."${datamodel.scalar(model, field).column}"`);
