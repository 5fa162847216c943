import { buildSchema, type GraphQLSchema } from 'graphql';
import { expect, it } from 'vitest';
import { buildGraphSchema } from '../../src/schema.ts';
import { datamodel } from './compiled-types.ts';
import { describedElements } from './described-elements.ts';

const undescribed = (schema: GraphQLSchema): readonly string[] =>
  describedElements(schema)
    .filter(([, element]) => !element.description?.trim())
    .map(([coordinate]) => coordinate);

it('says of every type, field, argument and enum value what it is: write the missing descriptions', async () => {
  expect(undescribed(await buildGraphSchema(datamodel))).toEqual([]);
});

it('finds what has no description', () => {
  const schema = buildSchema(`
    type Query { "Said." said: Thing unsaid(which: Which): Int }
    type Thing { "Said." a: Int }
    "Said." enum Which { ONE "Said." TWO }
    "Said." input In { of: Int }
  `);
  expect(undescribed(schema)).toEqual(['Thing', 'Query.unsaid', 'Query.unsaid(which:)', 'Which.ONE', 'In.of']);
});
