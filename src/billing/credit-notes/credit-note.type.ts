import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';

@Reads('CreditNote', { defaultOrder: [{ field: 'issuedAt', direction: 'ASC' }] })
@ObjectType({
  implements: Node,
  description: 'A document that credits part or all of a finalised invoice. It never changes.',
})
export class CreditNote extends Node {
  @Field(() => String, {
    description:
      'The printed number: at most 16 characters, without gaps within a financial year, in a series of its own.',
  })
  number: string;

  @Field(() => String, { description: 'Why it was issued.' })
  reason: string;

  @Field(() => Decimal, { description: 'INR credited, without tax.' })
  net: string;

  @Field(() => Decimal, { description: 'INR of tax credited.' })
  tax: string;

  @Field(() => Decimal, { description: 'INR: net + tax; more than 0.' })
  total: string;

  @Field(() => DateTime, { description: 'When it was issued.' })
  issuedAt: string;
}
