import type { Scope, ScopeRule } from '../compiler/scope-rule.ts';

const through = (relation: string, rule: ScopeRule): ScopeRule => (typeof rule === 'string' ? rule : { via: relation });

/**
 * The scope of rows that are seen by anyone who sees their parent, at the end of a required relation: one predicate stands
 * at the root, and no child can disagree with it.
 */
export function childScope(model: string, relation: string, parent: Scope): Scope {
  const rules = Object.entries(parent.rules).map(([role, rule]) => [role, through(relation, rule)] as const);
  return { model, rules: Object.fromEntries(rules) };
}
