import type { GraphQLSchema } from 'graphql';
import { may } from './permission.ts';
import { ALL_ROLES } from './role.ts';

/** Everyone to whom a permission is given by name, in the words of the schema. */
const WHO = [...ALL_ROLES, 'SHARE_LINK'] as const;

const LINK_WORD: Readonly<Record<string, string>> = { SHARE_LINK: 'share links' };

/**
 * Says in the description of every root field who may use it, as the permission table has it. Whoever must change the password
 * first, or has not logged in, is no role and is refused whatever is not about the session.
 */
export function describePermissions(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      field.description = [field.description, whoIsRefused(field.name)].filter(Boolean).join(' ');
    }
  }
  return schema;
}

/** Whichever list is shorter: who is refused, or who is not; null if nobody is. */
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
