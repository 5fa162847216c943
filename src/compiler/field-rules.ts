/**
 * By role and type: the fields that this role may read, and no other. A role that is not named reads every field of the rows that it
 * sees; a role that is named reads nothing of a type that is not. Where it sees no row of a type there is nothing to hold back, and
 * whatever leads there is null or empty.
 */
export type FieldRules = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
