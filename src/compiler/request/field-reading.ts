import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { EdgeAnnotation, FieldAnnotation, TypeAnnotation } from '../annotation.ts';
import type { Datamodel, Model } from '../datamodel.ts';

type CompiledField = GraphQLField<unknown, unknown>;

const extensionOf = (element: { extensions: Readonly<Record<string, unknown>> }): unknown =>
  element.extensions.compiled;

/** The annotation of a type that the compiler reads; undefined for one that JavaScript resolves (payloads, errors). */
export function typeAnnotation(type: GraphQLNamedType, datamodel: Datamodel): TypeAnnotation | undefined {
  const annotation = extensionOf(type) as TypeAnnotation | undefined;
  if (annotation !== undefined) return annotation;
  return datamodel.hasModel(type.name) ? { kind: 'type', model: type.name, defaultOrder: [] } : undefined;
}

/** The model that a type shows, or undefined if it has no row of its own. */
export function modelOf(type: GraphQLNamedType, datamodel: Datamodel): Model | undefined {
  const model = typeAnnotation(type, datamodel)?.model;
  return typeof model === 'string' ? datamodel.model(model) : (model ?? undefined);
}

/** How a field is read: by its annotation, or else from the model's field of its name. */
export function readingOf(field: CompiledField): FieldAnnotation {
  const annotation = extensionOf(field) as FieldAnnotation | undefined;
  if (annotation !== undefined) return annotation;
  return isLeafType(getNamedType(field.type)) ? { kind: 'column', field: field.name } : { kind: 'edge', shape: 'one' };
}

/** The edge annotation of a field, or undefined if it is not an edge. */
export function edgeOf(field: CompiledField): EdgeAnnotation | undefined {
  const reading = readingOf(field);
  return reading.kind === 'edge' ? reading : undefined;
}

/** Whether a field can be used in a filter or an ordering: one value, read from SQL, without arguments of its own. */
export function isComparable(type: GraphQLObjectType, field: CompiledField, datamodel: Datamodel): boolean {
  if (!isLeafType(getNamedType(field.type)) || field.args.length > 0) return false;
  const reading = readingOf(field);
  const model = modelOf(type, datamodel);
  if (model === undefined || !['column', 'computed', 'sum', 'joined'].includes(reading.kind)) return false;
  if (reading.kind === 'column') {
    const column = model.fields.get(reading.field);
    return column !== undefined && column.kind !== 'object' && !column.list && column.type !== 'Json';
  }
  if (reading.kind === 'joined') {
    return !datamodel.scalar(datamodel.model(reading.source.model), reading.field ?? field.name).list;
  }
  if (reading.kind === 'computed' && (reading.args !== undefined || reading.readsRows !== undefined)) return false;
  return getNamedType(field.type).name !== 'JSON';
}

/** Whether a field leads from a row to at most one other, without arguments of its own. */
export function isToOne(field: CompiledField): boolean {
  const reading = readingOf(field);
  if (reading.kind === 'same') return true;
  return reading.kind === 'edge' && reading.shape === 'one' && reading.rows === undefined && reading.args === undefined;
}

/** The type of the rows that an edge reaches, for a connection too. */
export function rowTypeBehind(field: CompiledField): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`${field.name} does not lead to an object.`);
  return edgeOf(field)?.shape === 'connection' ? objectTypeBehind(type, 'nodes') : type;
}

/** The object type that a field of a generated type leads to. */
export function objectTypeBehind(type: GraphQLObjectType, fieldName: string): GraphQLObjectType {
  const field = type.getFields()[fieldName];
  const behind = field === undefined ? undefined : getNamedType(field.type);
  if (!isObjectType(behind)) throw new Error(`${type.name}.${fieldName} does not lead to an object.`);
  return behind;
}
