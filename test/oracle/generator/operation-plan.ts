import type { GraphQLInputType } from 'graphql';

/** How a value is written: into the document, or as a variable that is given, has a default, or is left out. */
export type Writing = 'literal' | 'variable' | 'default' | 'omitted';

export type Leaf = string | number | boolean;

/** An argument, or a part of one, before it is printed. A variable gets `other` values in the second run. */
export type ArgumentPlan = { readonly type: GraphQLInputType; readonly writing: Writing } & (
  | { readonly kind: 'leaf'; readonly value: Leaf; readonly other: Leaf }
  | { readonly kind: 'null' }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, ArgumentPlan])[] }
  /** `bare`: a list of one, written without its brackets. */
  | { readonly kind: 'list'; readonly items: readonly ArgumentPlan[]; readonly bare: boolean }
);

export interface DirectivePlan {
  readonly name: 'include' | 'skip';
  readonly condition: boolean;
  readonly asVariable: boolean;
}

export interface FieldPlan {
  readonly name: string;
  readonly args: readonly (readonly [string, ArgumentPlan])[];
  readonly aliased: boolean;
  readonly directive: DirectivePlan | null;
  /** For a connection: queried again, from a cursor of its first answer. */
  readonly continued: { readonly pick: number; readonly asVariable: boolean } | null;
  /** Written twice, with the first of its groups and with the others: GraphQL merges the selections. */
  readonly split: boolean;
  readonly selection: SelectionPlan | null;
}

export type Wrapping = 'none' | 'typed' | 'untyped' | 'interface' | 'named' | 'namedTwice';

/** Fields that are together, directly or in a fragment. */
export interface GroupPlan {
  /** The type of the fields. */
  readonly on: string;
  readonly wrapping: Wrapping;
  readonly directive: DirectivePlan | null;
  readonly fields: readonly FieldPlan[];
}

/** The selection on one type, or per concrete type of an interface. */
export interface SelectionPlan {
  readonly groups: readonly GroupPlan[];
}

export interface OperationPlan {
  readonly root: SelectionPlan;
  /** Another operation in the same document, which is not run. */
  readonly beside: SelectionPlan | null;
}
