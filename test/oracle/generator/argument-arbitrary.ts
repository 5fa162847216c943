import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  GraphQLNonNull,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { enumName } from '../enum-name.ts';
import { nodeTypeOf } from '../node-type.ts';
import { leafArbitrary, partOfText } from './leaf-arbitrary.ts';
import type { ArgumentPlan, Leaf, Writing } from './operation-plan.ts';
import { SHRINK_TO_FIRST } from './rarely.ts';
import type { ValuePool } from './value-pool.ts';

export type NamedArguments = readonly (readonly [string, ArgumentPlan])[];

export interface GroupKeys {
  /** The fields of the group's key that have a value. */
  readonly names: readonly string[];
  readonly keys: ArgumentPlan;
}

const PAGING: readonly string[] = ['first', 'after', 'last', 'before'];
const FILTER_DEPTH = 3;
/** What an id leads to, if the field shows rows of another type. */
const NOUNS: Readonly<Record<string, string>> = { areaId: 'Area', agentId: 'User' };

const weighted = (...choices: readonly (readonly [number, Writing])[]): fc.Arbitrary<Writing> =>
  fc.oneof(SHRINK_TO_FIRST, ...choices.map(([weight, writing]) => ({ weight, arbitrary: fc.constant(writing) })));
const ANY_WRITING = weighted([6, 'literal'], [3, 'variable'], [1, 'default'], [1, 'omitted']);
const GIVEN_WRITING = weighted([6, 'literal'], [3, 'variable'], [1, 'default']);

/** Arguments of the graph's fields, generated from their declared types and values of the data. */
export class ArgumentArbitrary {
  readonly #pool: ValuePool;
  readonly #filters = new Map<string, fc.Arbitrary<ArgumentPlan>>();

  constructor(pool: ValuePool) {
    this.#pool = pool;
  }

  /** Filter and ordering of a connection. */
  ofList(field: GraphQLField<unknown, unknown>): fc.Arbitrary<NamedArguments> {
    return this.#optional(
      field,
      field.args.filter(({ name }) => !PAGING.includes(name)),
    );
  }

  /** All arguments of a field; `mostRows`: how long a page of it may be. */
  of(field: GraphQLField<unknown, unknown>, mostRows: number): fc.Arbitrary<NamedArguments> {
    const isConnection = getNamedType(field.type).name.endsWith('Connection');
    if (!isConnection) return this.#lookup(field, field.args);
    return fc.tuple(this.#page(field, mostRows), this.ofList(field)).map((parts) => parts.flat());
  }

  /** One or two keys to group by; only days and moments have buckets. */
  groupKeys(field: GraphQLField<unknown, unknown>, key: GraphQLObjectType): fc.Arbitrary<GroupKeys> {
    const { type } = argumentNamed(field, 'keys');
    const input = getNamedType(type) as GraphQLInputObjectType;
    const fieldType = input.getFields().field?.type as GraphQLInputType;
    const bucketType = input.getFields().bucket?.type as GraphQLInputType;
    const ofField = (keyField: GraphQLField<unknown, unknown>) => {
      const name = enumName(keyField.name);
      const chosen = planned(fieldType, fc.constant<[Leaf, Leaf]>([name, name]), GIVEN_WRITING);
      const isDay = getNamedType(keyField.type).name === 'Date';
      const bucket = isDay ? fc.option(this.#input(bucketType, undefined, 'bucket')) : fc.constant(null);
      return fc.tuple(chosen, bucket).map(([plan, span]) => ({
        name: keyField.name,
        entry: [['field', plan] as const, ...(span === null ? [] : [['bucket', span] as const])],
      }));
    };
    const keys = fc.uniqueArray(fc.oneof(...Object.values(key.getFields()).map(ofField)), {
      minLength: 1,
      maxLength: 2,
      selector: ({ name }) => name,
    });
    return fc.tuple(keys, GIVEN_WRITING, GIVEN_WRITING).map(([chosen, writing, keyWriting]) => ({
      names: chosen.map(({ name }) => name),
      keys: {
        kind: 'list',
        type,
        writing,
        bare: false,
        items: chosen.map(({ entry }) => ({
          kind: 'object',
          type: new GraphQLNonNull(input),
          writing: keyWriting,
          fields: entry,
        })),
      },
    }));
  }

  #page(field: GraphQLField<unknown, unknown>, mostRows: number): fc.Arbitrary<NamedArguments> {
    const size = (name: string) => {
      const type = argumentNamed(field, name).type;
      const sizes = fc.integer({ min: 0, max: mostRows });
      return planned(type, fc.tuple(sizes, sizes), GIVEN_WRITING).map((plan): NamedArguments => [[name, plan]]);
    };
    const nothing = fc.constant<NamedArguments>([['first', nullPlan(argumentNamed(field, 'first').type)]]);
    return fc.oneof(
      { weight: 14, arbitrary: size('first') },
      { weight: 5, arbitrary: size('last') },
      { weight: 1, arbitrary: mostRows < 5 ? size('first') : nothing },
    );
  }

  #optional(field: GraphQLField<unknown, unknown>, args: readonly GraphQLArgument[]): fc.Arbitrary<NamedArguments> {
    return fc
      .tuple(
        ...args.map(({ name, type }) =>
          fc.option(
            this.#argument(field, name, type).map((plan) => [name, plan] as const),
            { freq: 2 },
          ),
        ),
      )
      .map((given) => given.filter((argument) => argument !== null));
  }

  /** Arguments of a look-up: the required ones and some of the others, or exactly one. */
  #lookup(field: GraphQLField<unknown, unknown>, args: readonly GraphQLArgument[]): fc.Arbitrary<NamedArguments> {
    if (args.length === 0) return fc.constant([]);
    const required = args.filter(({ type }) => isNonNullType(type));
    const named = ({ name, type }: GraphQLArgument) =>
      this.#argument(field, name, type).map((plan) => [name, plan] as const);
    if (required.length > 0) {
      const others = args.filter((argument) => !required.includes(argument));
      return fc.tuple(fc.tuple(...required.map(named)), this.#optional(field, others)).map((parts) => parts.flat());
    }
    const given = args.map((argument) =>
      named(argument).filter(([, plan]) => plan.writing !== 'omitted' && plan.kind !== 'null'),
    );
    return fc.oneof(...given).map((argument) => [argument]);
  }

  #argument(field: GraphQLField<unknown, unknown>, name: string, type: GraphQLInputType): fc.Arbitrary<ArgumentPlan> {
    const node = isObjectType(getNamedType(field.type)) ? nodeTypeOf(field.type) : undefined;
    if (name === 'filter' && node !== undefined) return this.#filter(node, type, FILTER_DEPTH);
    return this.#input(type, node, name);
  }

  /** Any input, by its type; leaves are taken from the field `name` of `node`, where it has one. */
  #input(type: GraphQLInputType, node: GraphQLObjectType | undefined, name: string): fc.Arbitrary<ArgumentPlan> {
    const nullable = isNonNullType(type) ? type.ofType : type;
    const writing = isNonNullType(type) ? GIVEN_WRITING : ANY_WRITING;
    if (isListType(nullable)) {
      const items = fc.array(this.#input(nullable.ofType as GraphQLInputType, node, name), { maxLength: 3 });
      return listPlan(type, items, writing);
    }
    const named = getNamedType(nullable as GraphQLInputType);
    if (isInputObjectType(named)) return objectPlan(type, this.#fields(named, node), writing);
    const pool = this.#valuesFor(named, node, name);
    const leaf = leafArbitrary(named, pool);
    return planned(type, fc.tuple(leaf, leaf), writing);
  }

  #valuesFor(named: GraphQLNamedInputType, node: GraphQLObjectType | undefined, name: string) {
    const noun = NOUNS[name];
    const ofField =
      noun !== undefined ? this.#pool.idsOf(noun) : node === undefined ? [] : this.#pool.ofField(node, name);
    return ofField.length > 0 ? ofField : isEnumType(named) ? [] : this.#pool.ofScalar(named.name);
  }

  #fields(type: GraphQLInputObjectType, node: GraphQLObjectType | undefined): fc.Arbitrary<NamedArguments> {
    const all = Object.values(type.getFields()).map((field) => {
      const plan = this.#input(field.type, node, field.name).map((value) => [field.name, value] as const);
      return isNonNullType(field.type) ? plan : fc.option(plan);
    });
    return fc.tuple(...all).map((fields) => fields.filter((field) => field !== null));
  }

  /** Conditions on rows of `node`: a few of its fields and edges, and `and`, `or`, `not` of more of them. */
  #filter(node: GraphQLObjectType, type: GraphQLInputType, depth: number): fc.Arbitrary<ArgumentPlan> {
    const name = `${type} ${node.name} ${depth}`;
    let filter = this.#filters.get(name);
    if (filter === undefined) {
      filter = this.#makeFilter(node, type, depth);
      this.#filters.set(name, filter);
    }
    return filter;
  }

  #makeFilter(node: GraphQLObjectType, type: GraphQLInputType, depth: number): fc.Arbitrary<ArgumentPlan> {
    const input = getNamedType(type) as GraphQLInputObjectType;
    const leaves: fc.Arbitrary<readonly [string, ArgumentPlan]>[] = [];
    const deeper: fc.Arbitrary<readonly [string, ArgumentPlan]>[] = [];
    for (const condition of Object.values(input.getFields())) {
      const field = node.getFields()[condition.name];
      const entry = (plan: fc.Arbitrary<ArgumentPlan>) => plan.map((value) => [condition.name, value] as const);
      if (field !== undefined && isLeafType(getNamedType(field.type))) {
        leaves.push(entry(this.#operators(node, field, condition.type)));
      } else if (depth > 0 && field !== undefined) {
        deeper.push(entry(this.#throughEdge(nodeTypeOf(field.type), condition.type, depth - 1)));
      } else if (depth > 0 && condition.name === 'not') {
        deeper.push(entry(this.#filter(node, condition.type, depth - 1)));
      } else if (depth > 0) {
        const item = (condition.type as { ofType: GraphQLInputType }).ofType;
        const items = fc.array(this.#filter(node, item, depth - 1), { maxLength: 3 });
        deeper.push(entry(listPlan(condition.type, items, GIVEN_WRITING)));
      }
    }
    const choices = [
      { weight: 3, arbitrary: fc.oneof(...leaves) },
      ...(deeper.length === 0 ? [] : [{ weight: 2, arbitrary: fc.oneof(...deeper) }]),
    ];
    const entries = fc.uniqueArray(fc.oneof(...choices), { maxLength: 2, selector: ([field]) => field });
    const writing = isNonNullType(type) ? GIVEN_WRITING : ANY_WRITING;
    return objectPlan(type, entries, writing);
  }

  #throughEdge(node: GraphQLObjectType, type: GraphQLInputType, depth: number): fc.Arbitrary<ArgumentPlan> {
    const input = getNamedType(type) as GraphQLInputObjectType;
    const quantifiers = Object.values(input.getFields());
    const isList = quantifiers.every(({ name }) => ['some', 'every', 'none'].includes(name));
    if (!isList) return this.#filter(node, type, depth);
    const entries = quantifiers.map(({ name, type: filter }) =>
      this.#filter(node, filter, depth).map((plan) => [name, plan] as const),
    );
    const chosen = fc.uniqueArray(fc.oneof(...entries), { minLength: 1, maxLength: 2, selector: ([name]) => name });
    return objectPlan(type, chosen, GIVEN_WRITING);
  }

  /** One or two operators on a value of `field`. */
  #operators(
    node: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    type: GraphQLInputType,
  ): fc.Arbitrary<ArgumentPlan> {
    const scalar = getNamedType(field.type);
    const pool = this.#pool.ofField(node, field.name);
    const value = leafArbitrary(scalar, pool);
    const text = partOfText(pool.length > 0 ? fc.constantFrom<Leaf>(...pool) : fc.constantFrom<Leaf>('a', '%'));
    const operators = Object.values((getNamedType(type) as GraphQLInputObjectType).getFields()).map((operator) => {
      const entry = (plan: fc.Arbitrary<ArgumentPlan>) => plan.map((operand) => [operator.name, operand] as const);
      if (operator.name === 'isNull') return entry(planned(operator.type, SURE_AND_OPPOSITE, GIVEN_WRITING));
      if (operator.name === 'contains' || operator.name === 'startsWith') {
        return entry(planned(operator.type, fc.tuple(text, text), ANY_WRITING));
      }
      if (!isListType(operator.type)) return entry(planned(operator.type, fc.tuple(value, value), ANY_WRITING));
      const item = planned(operator.type.ofType as GraphQLInputType, fc.tuple(value, value), GIVEN_WRITING);
      return entry(listPlan(operator.type, fc.array(item, { maxLength: 3 }), GIVEN_WRITING));
    });
    const chosen = fc.uniqueArray(fc.oneof(...operators), { maxLength: 2, selector: ([name]) => name });
    return objectPlan(type, chosen, GIVEN_WRITING);
  }
}

const SURE_AND_OPPOSITE = fc.boolean().map((value): [Leaf, Leaf] => [value, !value]);

function argumentNamed(field: GraphQLField<unknown, unknown>, name: string): GraphQLArgument {
  const argument = field.args.find((candidate) => candidate.name === name);
  if (argument === undefined) throw new Error(`${field.name} has no argument ${name}.`);
  return argument;
}

const nullPlan = (type: GraphQLInputType): ArgumentPlan => ({ kind: 'null', type, writing: 'literal' });

const planned = (
  type: GraphQLInputType,
  values: fc.Arbitrary<[Leaf, Leaf]>,
  writings: fc.Arbitrary<Writing>,
): fc.Arbitrary<ArgumentPlan> =>
  fc.tuple(values, writings).map(([[value, other], writing]) => ({ kind: 'leaf', type, writing, value, other }));

const listPlan = (
  type: GraphQLInputType,
  items: fc.Arbitrary<readonly ArgumentPlan[]>,
  writings: fc.Arbitrary<Writing>,
): fc.Arbitrary<ArgumentPlan> =>
  fc
    .tuple(items, writings, fc.boolean())
    .map(([all, writing, bare]) => ({ kind: 'list', type, writing, items: all, bare: bare && all.length === 1 }));

const objectPlan = (
  type: GraphQLInputType,
  entries: fc.Arbitrary<NamedArguments>,
  writings: fc.Arbitrary<Writing>,
): fc.Arbitrary<ArgumentPlan> =>
  fc.tuple(entries, writings).map(([fields, writing]) => ({ kind: 'object', type, writing, fields }));
