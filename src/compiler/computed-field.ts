import { Extensions, FieldResolver } from 'type-graphql';
import type { ComputedAnnotation } from './annotation.ts';

interface ComputedFieldOptions extends Omit<ComputedAnnotation, 'kind'> {
  readonly description: string;
  readonly nullable?: boolean;
}

/**
 * In a resolver of a lower feature's type: a computed value that a higher feature adds, so that the lower one need not know its
 * tables.
 */
export const ComputedField =
  (type: () => object, { description, nullable = false, ...computed }: ComputedFieldOptions): PropertyDecorator =>
  (prototype, name) => {
    FieldResolver(type, { description, nullable })(prototype, name, {});
    const compiled: ComputedAnnotation = { kind: 'computed', ...computed };
    Extensions({ compiled })(prototype, name as string);
  };
