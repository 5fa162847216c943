/** What came of an operation: data, or the codes of what was refused, or both. */
export interface Answer {
  readonly data: unknown;
  readonly codes: readonly string[];
}
