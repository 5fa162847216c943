import { type GraphQLSchema, isObjectType } from 'graphql';
import type { FieldRules } from '../compiler/field-rules.ts';
import { HIDDEN_FIELDS } from './field-rules.ts';
import { may } from './permission.ts';
import { ALL_ROLES } from './role.ts';

/** Everyone who can be granted a permission, in the words of the schema. */
const WHO = [...ALL_ROLES, 'SHARE_LINK'] as const;

const LINK_WORD: Readonly<Record<string, string>> = { SHARE_LINK: 'share links' };

/**
 * Adds to the description of every root field who may use it, from the permission table, and to that of a field from whom it is
 * hidden. Users who must first change their
 * password and anonymous callers have no role, and are refused everything that is not about the session.
 */
export function describePermissions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      field.description = [field.description, whoIsRefused(field.name)].filter(Boolean).join(' ');
    }
  }
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      field.description = [field.description, fromWhomHidden(type.name, field.name)].filter(Boolean).join(' ');
    }
  }
  return schema;
}

/** Null if everyone who sees the row may read the field, apart from share links, whose fields docs/permissions.md lists. */
export function fromWhomHidden(typeName: string, fieldName: string): string | null {
  const rules: FieldRules = HIDDEN_FIELDS;
  const roles = Object.keys(rules).filter((role) => rules[role]?.[typeName]?.includes(fieldName));
  return roles.length === 0 ? null : `FORBIDDEN for ${enumerated(roles, 'and')}.`;
}

/** The shorter of two lists: who is refused, or who is not; null if nobody is refused. */
export function whoIsRefused(action: string): string | null {
  const refused = WHO.filter((role) => !may(role, action));
  if (refused.length === 0) return null;
  const allowed = WHO.filter((role) => may(role, action));
  return refused.length < allowed.length
    ? `FORBIDDEN for ${enumerated(refused, 'and')}.`
    : `FORBIDDEN unless ${enumerated(allowed, 'or')}.`;
}

function enumerated(roles: readonly string[], conjunction: 'and' | 'or'): string {
  const words = roles.map((role) => LINK_WORD[role] ?? role);
  const last = words.pop() ?? 'nobody';
  return words.length === 0 ? last : `${words.join(', ')} ${conjunction} ${last}`;
}
