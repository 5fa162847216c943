/** The result of an operation: data, the codes of refusals, or both. */
export interface Answer {
  readonly data: unknown;
  readonly codes: readonly string[];
}
