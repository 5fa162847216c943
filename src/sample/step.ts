/** One SQL statement of the load. */
export interface Step {
  /** What it does, for anyone who watches the bar. */
  label: string;
  sql: string;
  values?: readonly unknown[];
  /** The permanent table to which it adds rows; absent for staging steps. */
  fills?: string;
  /** The table whose rows its one value counts, since triggers add rows that no statement reports. */
  counts?: string;
}
