/** One SQL statement of the load. */
export interface Step {
  /** What it does, for anyone who watches the bar. */
  label: string;
  sql: string;
  values?: readonly unknown[];
  /** The table to which it adds rows for good; what is only staged has none. */
  fills?: string;
  /** The table whose rows its one value counts: what triggers add to it, no statement can say. */
  counts?: string;
}
