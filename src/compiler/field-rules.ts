/** Names of fields, by role and type. */
export type FieldRules = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface FieldRuleSets {
  /**
   * The fields that a role may read, and no other. A role that is not named reads every field of the rows that it sees; a
   * role that is named reads nothing of a type that is not. If it sees no row of a type, nothing need be held back:
   * whatever leads there is null or empty.
   */
  readonly readable: FieldRules;
  /** The fields that a role may not read, of all others. */
  readonly hidden: FieldRules;
}
