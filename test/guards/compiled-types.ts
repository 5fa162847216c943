import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { Datamodel, type Model } from '../../src/compiler/datamodel.ts';
import { modelOf } from '../../src/compiler/request/field-reading.ts';

export const datamodel = Datamodel.load();

export interface RowType {
  readonly type: GraphQLObjectType;
  readonly model: Model;
}

/** The object types that show rows, with the models whose rows they show. */
export function rowTypesOf(schema: GraphQLSchema): readonly RowType[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const model = isObjectType(type) ? modelOf(type, datamodel) : undefined;
    return isObjectType(type) && model !== undefined ? [{ type, model }] : [];
  });
}
