import { raw } from 'sql-template-tag';
import type { Datamodel, Model } from '../datamodel.ts';
import type { SelectedField } from '../request/selection.ts';
import { type Row, type RowSource, type SqlFragment, sql } from '../sql.ts';

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
  readonly #beside = new Map<string, Row>();
  #joins: SqlFragment | undefined;

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
    let row = this.#beside.get(source.name);
    if (row === undefined) {
      row = columnsOf(this.join(source.from(this.column)), this.#datamodel.model(source.model), this.#datamodel);
      this.#beside.set(source.name, row);
    }
    return row;
  }

  /** Joins a query's row beside this one, and gives its alias. The row stays, without it, where there is none. */
  join(query: SqlFragment): string {
    const alias = this.#nextAlias();
    this.#joins = sql`${this.#joins ?? raw('')} LEFT JOIN LATERAL (${query}) ${raw(alias)} ON true`;
    return alias;
  }

  /** Whether anything was joined so far. */
  get hasJoined(): boolean {
    return this.#joins !== undefined;
  }

  /**
   * What stands after FROM. Read it last: what was composed before may have joined rows. `rows`: a query of this row's
   * columns, and more, in place of the table.
   */
  from(rows?: SqlFragment): SqlFragment {
    const table = rows === undefined ? this.table() : sql`(${rows}) ${raw(this.alias)}`;
    return this.#joins === undefined ? table : sql`${table}${this.#joins}`;
  }

  /** The rows themselves, without what is joined beside them. */
  table(): SqlFragment {
    if (this.#source !== undefined) return sql`(${this.#source}) ${raw(this.alias)}`;
    if (this.model.table === null) throw new Error(`No query was given for the rows of ${this.model.name}.`);
    return raw(`"${this.model.table}" ${this.alias}`);
  }
}

/** A list that is looked up once beside a row, for its objects and for sums over it. */
export interface ListBeside {
  /** The relation by which it goes. */
  readonly list: string;
  /** The text of its objects, as they are selected there; undefined where they must be looked up again. */
  nodes(
    selected: SelectedField,
    rowsOf: (options: { sums: readonly string[]; when: SqlFragment }) => SqlFragment,
  ): SqlFragment | undefined;
  /** The sum of a column, if it was looked up. */
  sum(of: string): SqlFragment | undefined;
}

/** A row whose columns can be read. */
export type ReadableRow = Pick<TableRow, 'model' | 'column' | 'beside'> & { readonly listBeside?: ListBeside };

/** A row that edges start from. */
export type StartRow = Pick<TableRow, 'model' | 'column'> & { readonly isStored?: boolean };

/** A row that an object shows. */
export type ObjectRow = ReadableRow & { readonly isStored: boolean };

/** The same row, with a list looked up beside it. */
export const withListBeside = (row: ObjectRow, listBeside: ListBeside): ObjectRow => ({
  model: row.model,
  column: row.column,
  isStored: row.isStored,
  beside: (source) => row.beside(source),
  listBeside,
});

/** The columns of a row that stands under an alias which somebody else has chosen. */
export const columnsOf =
  (alias: string, model: Model, datamodel: Datamodel): Row =>
  (field) =>
    raw(`${alias}."${datamodel.scalar(model, field).column}"`);
