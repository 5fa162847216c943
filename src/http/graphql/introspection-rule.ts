import { type ASTVisitor, GraphQLError, isIntrospectionType, type ValidationRule } from 'graphql';
import { RequestError } from '../../platform/errors.ts';

const REFUSAL =
  'The schema is returned once per answer. Select "__schema" under one name only, and use no aliases inside "__schema" and "__type".';

/**
 * The schema has about 400 kB, and aliases would multiply it: thirty take a second of this process and 11 MB for a document of 5
 * kB. Neither editors nor code generators need them. Apollo has a rule for nested lists of types.
 */
export const introspectionRule: ValidationRule = (context): ASTVisitor => {
  const names = new Set<string>();
  return {
    Field(node) {
      if (node.name.value === '__schema') names.add(node.alias?.value ?? '__schema');
      const parent = context.getParentType();
      const isInside = parent != null && isIntrospectionType(parent);
      if (names.size <= 1 && !(isInside && node.alias !== undefined)) return undefined;
      context.reportError(
        new GraphQLError(REFUSAL, { nodes: node, originalError: new RequestError('LIMIT_EXCEEDED', REFUSAL) }),
      );
      return false;
    },
  };
};
