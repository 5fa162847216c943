import type { Scope, ScopeRule } from '../compiler/scope-rule.ts';

const through = (relation: string, rule: ScopeRule): ScopeRule => (typeof rule === 'string' ? rule : { via: relation });

/**
 * The scope of rows that anyone sees who sees their parent, at the end of a required relation: the predicate is at the root
 * alone, so no child can disagree with it.
 */
export function childScope(model: string, relation: string, parent: Scope): Scope {
  const rules = Object.entries(parent.rules).map(([role, rule]) => [role, through(relation, rule)] as const);
  return { model, rules: Object.fromEntries(rules) };
}
