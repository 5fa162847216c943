import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType } from 'graphql';
import type { Action } from '../../src/access/permission.ts';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

const inputTypeOf = (verb: string): string => `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;

/** Whether the verb runs once per key. */
function takesKey(verb: string): boolean {
  const type = schema.getType(inputTypeOf(verb));
  if (!isInputObjectType(type)) throw new Error(`The schema has no ${inputTypeOf(verb)}: run npm run schema.`);
  return 'idempotencyKey' in type.getFields();
}

/** A mutation and its input. */
export interface Ask {
  readonly verb: Action;
  readonly input: object;
}

/** Adds a new idempotency key if the verb takes one and none is given, so that the same `Ask` sent again is a repeat. */
export const ask = (verb: Action, input: object = {}): Ask => ({
  verb,
  input: takesKey(verb) ? { idempotencyKey: randomUUID(), ...input } : input,
});

/** The body of its request, whose answer has the payload under `it`. `show`: the selection besides the user errors. */
export const bodyOf = ({ verb, input }: Ask, show = '') => ({
  query: `mutation ($input: ${inputTypeOf(verb)}!) { it: ${verb}(input: $input) { ${show} userErrors { code message field } } }`,
  variables: { input },
});
