import { Field, ID, InputType } from 'type-graphql';
import { UUID } from '../platform/values/scalars.ts';
import { AddressInput } from './addresses/address-input.type.ts';
import { CustomerStatus } from './customer.enums.ts';

@InputType({ description: 'A new customer with its login.' })
export class CreateCustomerInput {
  @Field(() => String, { description: 'The name under which it is delivered to and billed; 200 characters at most.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description:
      'As people write it: "98765 43210", "+91 98765-43210". Numbers without a country code are Indian. Households may share one.',
  })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The login. Left out: customer-<id>@earlybird.local, to which no mail can be sent.',
  })
  email?: string | null;

  @Field(() => CustomerStatus, { nullable: true, description: 'TRIAL unless given.' })
  status?: CustomerStatus | null;

  @Field(() => ID, { nullable: true, description: 'An active area.' })
  areaId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A delivery agent, on whose round it gets the last place.' })
  agentId?: string | null;

  @Field(() => String, { nullable: true, description: 'For staff; 2000 characters at most.' })
  notes?: string | null;

  @Field(() => [AddressInput], {
    nullable: true,
    description: 'At most 10. The first is the default unless another one says so.',
  })
  addresses?: AddressInput[] | null;

  @Field(() => UUID, {
    description:
      'A new one for each customer: a repeat with the same key, within 7 days, creates nothing and gets the same customer.',
  })
  idempotencyKey: string;
}
