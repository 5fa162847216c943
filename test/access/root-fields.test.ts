import { expect, it } from 'vitest';
import { ALL_ACTIONS } from '../../src/access/permission.ts';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';

it('every root field has its line in the table of permissions, and every line its root field', async () => {
  const schema = await buildGraphSchema(Datamodel.load());
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));
  expect(fields).toContain('customer');
  expect([...ALL_ACTIONS].sort()).toEqual(fields.sort());
});
