import { buildSchema, type GraphQLSchema, getNamedType, isLeafType, isNonNullType } from 'graphql';
import { expect, it } from 'vitest';
import { readingOf } from '../../src/compiler/request/field-reading.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { datamodel, type RowType, rowTypesOf } from './compiled-types.ts';

type Field = ReturnType<RowType['type']['getFields']>[string];

/** What is wrong with how a field is read; undefined if nothing is. */
function faultOf({ model }: RowType, field: Field): string | undefined {
  const reading = readingOf(field);
  if (reading.kind === 'column') return columnFault(model, reading.field, field);
  if (reading.kind === 'joined') {
    return columnFault(datamodel.model(reading.source.model), reading.field ?? field.name, field);
  }
  if (reading.kind === 'embedded') {
    return model.fields.has(reading.presentWhen) ? undefined : `${model.name} has no field ${reading.presentWhen}`;
  }
  if (reading.kind !== 'edge' || reading.on !== undefined || reading.rows !== undefined) return undefined;
  const name = reading.relation ?? field.name;
  const relation = model.fields.get(name);
  if (relation?.kind !== 'object') return `${model.name} has no relation ${name}`;
  if (reading.shape !== 'one') return undefined;
  const mayBeMissing = relation.list || !relation.required || reading.where !== undefined;
  return isNonNullType(field.type) && mayBeMissing ? `${model.name}.${name} may lead to no row` : undefined;
}

function columnFault(model: RowType['model'], name: string, field: Field): string | undefined {
  const column = model.fields.get(name);
  if (column === undefined || column.kind === 'object') return `${model.name} has no field ${name}`;
  if (!isLeafType(getNamedType(field.type))) return `${model.name}.${name} is a value, not an object`;
  const mayBeNull = !column.required && !column.list;
  if (isNonNullType(field.type) === mayBeNull) return `${model.name}.${name} is ${mayBeNull ? '' : 'not '}nullable`;
  return undefined;
}

const faults = (schema: GraphQLSchema): readonly string[] =>
  rowTypesOf(schema).flatMap((rowType) =>
    Object.values(rowType.type.getFields()).flatMap((field) => {
      const fault = faultOf(rowType, field);
      return fault === undefined ? [] : [`${rowType.type.name}.${field.name}: ${fault}`];
    }),
  );

it('reads every field of a row from something that exists, and is null exactly where that may be null', async () => {
  expect(faults(await buildGraphSchema(datamodel))).toEqual([]);
});

it('finds fields that are read from nothing, and wrong nullability', () => {
  const schema = buildSchema(`
    type Query { order: Order }
    type Order { id: ID! status: String agent: User! creator: User colour: String note: String }
    type User { id: ID! phone: String! }
  `);
  expect(faults(schema)).toEqual([
    'Order.status: Order.status is not nullable',
    'Order.agent: Order.agent may lead to no row',
    'Order.creator: Order has no relation creator',
    'Order.colour: Order has no field colour',
    'User.phone: User.phone is nullable',
  ]);
});
