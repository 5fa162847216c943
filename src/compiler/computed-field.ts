import { FieldResolver } from 'type-graphql';
import { Computed, type ComputedSql } from './annotation.ts';

interface ComputedFieldOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly sql: ComputedSql;
}

/**
 * In a resolver of a type of a lower feature: a computed value that the higher feature adds to it, so that the lower one
 * need not know the tables it comes from.
 */
export const ComputedField =
  (type: () => object, { description, nullable = false, sql }: ComputedFieldOptions): PropertyDecorator =>
  (prototype, name) => {
    FieldResolver(type, { description, nullable })(prototype, name, {});
    Computed(sql)(prototype, name);
  };
