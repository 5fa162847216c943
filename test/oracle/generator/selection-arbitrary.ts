import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { edgeOf } from '../../../src/compiler/request/field-reading.ts';
import { isAnswered } from '../not-answered.ts';
import type { ArgumentArbitrary } from './argument-arbitrary.ts';
import { listsWithTheirSums } from './lists-with-their-sums.ts';
import type { DirectivePlan, FieldPlan, GroupPlan, SelectionPlan, Wrapping } from './operation-plan.ts';
import { ID, TYPENAME, whole } from './plain-plan.ts';
import { rarely, SHRINK_TO_FIRST } from './rarely.ts';

type Field = GraphQLField<unknown, unknown>;

const directive: fc.Arbitrary<DirectivePlan | null> = rarely(
  fc.record({
    name: fc.constantFrom('include' as const, 'skip' as const),
    condition: fc.boolean(),
    asVariable: fc.boolean(),
  }),
);

/** How often each member of a connection is selected. */
const WEIGHTS: Readonly<Record<string, number>> = {
  nodes: 6,
  edges: 4,
  pageInfo: 3,
  totalCount: 2,
  aggregate: 2,
  node: 4,
};

/** What can be selected on the graph's types, up to a number of nested edges. */
export class SelectionArbitrary {
  readonly #schema: GraphQLSchema;
  readonly #arguments: ArgumentArbitrary;
  readonly #known = new Map<string, fc.Arbitrary<SelectionPlan>>();

  constructor(schema: GraphQLSchema, args: ArgumentArbitrary) {
    this.#schema = schema;
    this.#arguments = args;
  }

  /** `roots`: the only fields of the query type. */
  of(type: Selectable, depth: number, roots?: readonly string[]): fc.Arbitrary<SelectionPlan> {
    const name = `${type.name} ${depth} ${roots ?? ''}`;
    let selection = this.#known.get(name);
    if (selection === undefined) {
      selection = isInterfaceType(type) ? this.#ofInterface(type, depth) : this.#ofObject(type, depth, roots);
      this.#known.set(name, selection);
    }
    return selection;
  }

  #ofObject(type: GraphQLObjectType, depth: number, only?: readonly string[]): fc.Arbitrary<SelectionPlan> {
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => isAnswered(type.name, name) && (only === undefined || only.includes(name)),
    );
    const choices = fields
      .filter((field) => !isEdge(field) || depth > 0)
      .map((field) => ({ weight: weightOf(type, field, only !== undefined), arbitrary: this.#field(field, depth) }));
    const field = fc.oneof(SHRINK_TO_FIRST, { weight: 1, arbitrary: fc.constant(TYPENAME) }, ...choices);
    const group: fc.Arbitrary<GroupPlan> = fc.record({
      on: fc.constant(type.name),
      wrapping: wrappingsOf(type),
      directive,
      fields: fc.array(field, { minLength: 1, maxLength: 3 }),
    });
    const beside = listsWithTheirSums(type);
    const together = beside === undefined ? fc.constant(null) : fc.option(fc.constant(beside), { freq: 5 });
    return fc
      .tuple(fc.array(group, { minLength: 1, maxLength: 2 }), together)
      .map(([groups, also]) => ({ groups: [...groups.map(withoutForeignFields), ...(also === null ? [] : [also])] }));
  }

  /** What the interface has itself, and what some of its types have. */
  #ofInterface(type: GraphQLInterfaceType, depth: number): fc.Arbitrary<SelectionPlan> {
    const own = fc.constant<SelectionPlan>({
      groups: [{ on: type.name, wrapping: 'none', directive: null, fields: [TYPENAME, ID] }],
    });
    const ofType = fc.oneof(...this.#schema.getPossibleTypes(type).map((possible) => this.of(possible, depth)));
    return fc.tuple(own, fc.array(ofType, { maxLength: 2 })).map(([first, rest]) => ({
      groups: [
        ...first.groups,
        ...rest.flatMap(({ groups }) =>
          groups.map((group) =>
            group.wrapping === 'none' || group.wrapping === 'untyped'
              ? { ...group, wrapping: 'typed' as const }
              : group,
          ),
        ),
      ],
    }));
  }

  #field(field: Field, depth: number): fc.Arbitrary<FieldPlan> {
    if (field.name === 'groupBy') return this.#groupBy(field, depth);
    const type = getNamedType(field.type);
    const isConnection = type.name.endsWith('Connection');
    return this.#asked(field, {
      args: this.#arguments.of(field, depth > 3 ? 5 : 3),
      continued: isConnection
        ? fc.option(fc.record({ pick: fc.nat(5), asVariable: fc.boolean() }), { freq: 2 })
        : fc.constant(null),
      selection: isCompositeType(type) ? this.#below(field, type as Selectable, depth) : fc.constant(null),
    });
  }

  /** Of a row now and then its id alone, which a foreign key may already hold. */
  #below(field: Field, type: Selectable, depth: number): fc.Arbitrary<SelectionPlan> {
    if (!isEdge(field)) return this.of(type, depth);
    const any = this.of(type, depth - 1);
    const idAlone = fc.constant<SelectionPlan>({ groups: [whole(type.name, [ID])] });
    return isObjectType(type) && 'id' in type.getFields()
      ? fc.oneof(SHRINK_TO_FIRST, { weight: 4, arbitrary: any }, { weight: 1, arbitrary: idAlone })
      : any;
  }

  #asked(field: Field, parts: Parts): fc.Arbitrary<FieldPlan> {
    return fc.record({
      name: fc.constant(field.name),
      aliased: fc.boolean(),
      directive,
      split: fc.boolean(),
      ...parts,
    });
  }

  /** With each group, what it is grouped by. */
  #groupBy(field: Field, depth: number): fc.Arbitrary<FieldPlan> {
    const group = getNamedType(field.type) as GraphQLObjectType;
    const key = getNamedType(group.getFields().key?.type) as GraphQLObjectType;
    const withKeys = fc
      .tuple(this.#arguments.groupKeys(field, key), this.of(group, depth))
      .map(([{ names, keys }, selection]) => ({
        args: [['keys', keys] as const],
        selection: { groups: [...selection.groups, whole(group.name, [keyPlan(key, names)])] },
      }));
    const rest = this.#asked(field, {
      args: fc.constant([]),
      continued: fc.constant(null),
      selection: fc.constant(null),
    });
    return fc.tuple(rest, withKeys).map(([plan, grouped]) => ({ ...plan, ...grouped }));
  }
}

type Selectable = GraphQLObjectType | GraphQLInterfaceType;

interface Parts {
  readonly args: fc.Arbitrary<FieldPlan['args']>;
  readonly continued: fc.Arbitrary<FieldPlan['continued']>;
  readonly selection: fc.Arbitrary<FieldPlan['selection']>;
}

function keyPlan(key: GraphQLObjectType, names: readonly string[]): FieldPlan {
  const fields = names.map((name): FieldPlan => {
    const type = getNamedType(key.getFields()[name]?.type);
    if (!isObjectType(type)) return { ...TYPENAME, name };
    const inside = 'id' in type.getFields() ? [TYPENAME, ID] : [TYPENAME];
    return { ...TYPENAME, name, selection: { groups: [whole(type.name, inside)] } };
  });
  return { ...TYPENAME, name: 'key', selection: { groups: [whole(key.name, fields)] } };
}

/** Only a step to other rows costs depth, not one within a connection. */
const isEdge = (field: Field): boolean => {
  const type = getNamedType(field.type);
  if (isLeafType(type) || ['nodes', 'edges', 'node'].includes(field.name)) return false;
  return !/(PageInfo|Aggregate|Sum|Average|Minimum|Maximum|Group|GroupKey)$/.test(type.name);
};

function weightOf(type: GraphQLObjectType, field: Field, isRoot: boolean): number {
  if (/(Connection|Edge)$/.test(type.name)) return WEIGHTS[field.name] ?? 1;
  // Queries of derived rows hold each table to its scope by hand, and there are few of them.
  if (edgeOf(field)?.rows !== undefined) return 8;
  return isRoot || isEdge(field) ? 2 : 3;
}

function wrappingsOf(type: GraphQLObjectType): fc.Arbitrary<Wrapping> {
  const inInterface =
    type.getInterfaces().length > 0 ? [{ weight: 1, arbitrary: fc.constant('interface' as const) }] : [];
  return fc.oneof(
    SHRINK_TO_FIRST,
    { weight: 7, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('typed' as const, 'untyped' as const) },
    { weight: 1, arbitrary: fc.constantFrom('named' as const, 'namedTwice' as const) },
    ...inInterface,
  );
}

/** On an interface only its own fields can be selected: `id`, for `Node`. */
function withoutForeignFields(group: GroupPlan): GroupPlan {
  if (group.wrapping !== 'interface') return group;
  return { ...group, fields: [ID, TYPENAME] };
}
