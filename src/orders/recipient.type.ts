import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../compiler/annotation.ts';
import { derivedModel } from '../compiler/derived-model.ts';
import { PhoneNumber } from '../platform/values/scalars.ts';

const RECIPIENT = derivedModel('Recipient', {
  key: ['customerId'],
  columns: { customerId: 'uuid', name: 'text', phone: 'text?' },
});

@Reads(RECIPIENT)
@ObjectType({
  description:
    'The person to ask for at the door: the part of a customer that is also shown to people who deliver through a share link.',
})
export class Recipient {
  @Field(() => String, { description: 'The customer’s name.' })
  name: string;

  @Field(() => PhoneNumber, { nullable: true, description: 'The customer’s phone; null if none is known.' })
  phone: string | null;
}
