import { Field } from 'type-graphql';
import { UUID } from '../platform/values/scalars.ts';

/** On the `idempotencyKey` of an input: `mutate` runs a request with the same key once. */
export const IdempotencyKey: PropertyDecorator = Field(() => UUID, {
  description:
    'A UUID that the client makes for each new request. A repeat with the same key and input, within 7 days, writes nothing and returns what the first call wrote; with another input it is refused with IDEMPOTENCY_KEY_REUSED.',
}) as PropertyDecorator;
