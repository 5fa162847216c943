import type { FieldPlan, GroupPlan } from './operation-plan.ts';

/** A field without arguments, alias, directive or selection. */
export const plain = (name: string): FieldPlan => ({
  name,
  args: [],
  aliased: false,
  directive: null,
  continued: null,
  split: false,
  selection: null,
});

export const TYPENAME = plain('__typename');
export const ID = plain('id');

/** Fields of a type, in no fragment. */
export const whole = (on: string, fields: readonly FieldPlan[]): GroupPlan => ({
  on,
  wrapping: 'none',
  directive: null,
  fields,
});
