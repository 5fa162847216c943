import { Extensions, FieldResolver } from 'type-graphql';
import type { ArgumentAnnotations, ComputedSql, FieldAnnotation } from './annotation.ts';

interface ComputedFieldOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly sql: ComputedSql;
  readonly args?: ArgumentAnnotations;
}

/**
 * In a resolver of a type of a lower feature: a computed value that the higher feature adds to it, so that the lower one
 * need not know the tables it comes from.
 */
export const ComputedField =
  (type: () => object, { description, nullable = false, sql, args }: ComputedFieldOptions): PropertyDecorator =>
  (prototype, name) => {
    FieldResolver(type, { description, nullable })(prototype, name, {});
    const compiled: FieldAnnotation = { kind: 'computed', sql, ...(args === undefined ? {} : { args }) };
    Extensions({ compiled })(prototype, name as string);
  };
