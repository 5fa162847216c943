import type { Scope, ScopeRule } from '../compiler/scope-rule.ts';
import type { ViewerRole } from './viewer.ts';

type RoleRules = { readonly [role in ViewerRole]?: ScopeRule };

/** The scope of one model, with type-checked role names. A role that is not named sees nothing. */
export const rowScope = (model: string, rules: RoleRules): Scope => ({ model, rules });
