import { raw } from 'sql-template-tag';
import type { Datamodel, Model } from '../datamodel.ts';
import type { SelectedField } from '../request/selection.ts';
import { type Row, type RowSource, type SqlFragment, sql } from '../sql.ts';

/** The statement that a row is composed into. */
interface Composed {
  readonly datamodel: Datamodel;
  /** A new alias that contains this word. */
  alias(word: string): string;
}

/** A table, under an alias, in the statement being composed; rows beside it are joined on first use. */
export class TableRow {
  readonly model: Model;
  /** Returns a column by its field's name. */
  readonly column: Row;
  readonly alias: string;
  /** Whether its rows are the table's own, which satisfy the table's constraints; those of a query may not. */
  readonly isStored: boolean;
  readonly #statement: Composed;
  readonly #source: SqlFragment | undefined;
  readonly #beside = new Map<string, Row>();
  #joins: SqlFragment | undefined;

  /** `source`: the query whose rows these are, if the model is derived. */
  constructor(model: Model, statement: Composed, source?: SqlFragment) {
    this.model = model;
    this.#statement = statement;
    this.#source = source;
    this.isStored = source === undefined;
    this.alias = statement.alias(wordFor(model));
    this.column = columnsOf(this.alias, model, statement.datamodel);
  }

  /** The row that `source` joins beside this one; the same one on every call. */
  beside(source: RowSource): Row {
    let row = this.#beside.get(source.name);
    if (row === undefined) {
      const { datamodel } = this.#statement;
      const model = datamodel.model(source.model);
      row = columnsOf(this.join(source.from(this.column), wordFor(model)), model, datamodel);
      this.#beside.set(source.name, row);
    }
    return row;
  }

  /** Left-joins a query's row beside this one, and returns its alias. */
  join(query: SqlFragment, word: string): string {
    const alias = this.#statement.alias(word);
    this.#joins = sql`${this.#joins ?? raw('')} LEFT JOIN LATERAL (${query}) ${raw(alias)} ON true`;
    return alias;
  }

  /** Whether anything has been joined so far. */
  get hasJoined(): boolean {
    return this.#joins !== undefined;
  }

  /**
   * What follows FROM. Read it last: what was composed before may have joined rows. `rows`: a query of this row's columns, and
   * more, instead of the table.
   */
  from(rows?: SqlFragment): SqlFragment {
    const table = rows === undefined ? this.table() : sql`(${rows}) ${raw(this.alias)}`;
    return this.#joins === undefined ? table : sql`${table}${this.#joins}`;
  }

  /** The rows themselves, without joins. */
  table(): SqlFragment {
    if (this.#source !== undefined) return sql`(${this.#source}) ${raw(this.alias)}`;
    if (this.model.table === null) throw new Error(`No query was given for the rows of ${this.model.name}.`);
    return raw(`"${this.model.table}" ${this.alias}`);
  }
}

/** A plain list of a row that was looked up together with sums over it. */
export interface LookedUpList {
  /** The relation that it follows. */
  readonly list: string;
  readonly selected: SelectedField;
  /** The text of its objects, for the selection `selected`. */
  readonly nodes: SqlFragment;
  /** By summed column. */
  readonly sums: ReadonlyMap<string, SqlFragment>;
}

/** A row whose columns can be read. */
export type ReadableRow = Pick<TableRow, 'model' | 'column' | 'beside'> & { readonly lookedUp?: LookedUpList };

/** A row that edges start from. */
export type StartRow = Pick<TableRow, 'model' | 'column'> & { readonly isStored?: boolean };

/** A row that an object shows. */
export type ObjectRow = ReadableRow & { readonly isStored: boolean };

/** The columns of a row under an alias chosen elsewhere. */
export const columnsOf =
  (alias: string, model: Model, datamodel: Datamodel): Row =>
  (field) =>
    raw(`${alias}."${datamodel.scalar(model, field).column}"`);

/** Names the model's rows in aliases. */
const wordFor = ({ name, table }: Model): string => table ?? name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
