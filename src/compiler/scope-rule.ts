import type { Row, SqlFragment } from './sql.ts';

/**
 * Which rows of one model one role may see. `via`: those whose row at the end of that to-one relation is visible; free if the
 * statement came from there.
 */
export type ScopeRule = 'all' | 'none' | { readonly via: string } | { readonly where: (row: Row) => SqlFragment };

/** The scope of one model: a rule for each role; a role that is not named sees nothing. */
export type Scope = { readonly model: string; readonly rules: Readonly<Record<string, ScopeRule>> };
