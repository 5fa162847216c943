import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../access/changed.ts';
import { IdempotencyKey } from '../access/idempotency-key.ts';
import type { RequestContext } from '../access/request-context.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { UserErrors } from '../platform/user-errors.ts';
import { EmailAddress } from '../platform/values/scalars.ts';
import { AddressInput } from './addresses/address-input.type.ts';
import { createCustomer } from './create-customer.service.ts';
import { CustomerStatus } from './customer.enums.ts';
import { Customer } from './customer.type.ts';

@InputType({ description: 'A new customer with its addresses and its login.' })
class CreateCustomerInput {
  @Field(() => String, { description: 'The name for deliveries and bills; at most 200 characters.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description:
      'As people write it: "98765 43210", "+91 98765-43210". Numbers without a country code are Indian. Households may share one.',
  })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The login email. Default: customer-<id>@earlybird.local, which cannot receive mail.',
  })
  email?: string | null;

  @Field(() => CustomerStatus, { nullable: true, description: 'TRIAL by default.' })
  status?: CustomerStatus | null;

  @Field(() => ID, { nullable: true, description: 'An active area.' })
  areaId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A delivery agent who is not disabled. The customer gets the last place on the round of the agent.',
  })
  agentId?: string | null;

  @Field(() => String, { nullable: true, description: 'For staff; at most 2000 characters.' })
  notes?: string | null;

  @Field(() => [AddressInput], {
    nullable: true,
    description: 'At most 10. The first is the default unless another one is marked as it.',
  })
  addresses?: AddressInput[] | null;

  @IdempotencyKey
  idempotencyKey: string;
}

@ObjectType({ description: 'The new customer and how it logs in, or why there is none.' })
class CreateCustomerPayload {
  @Changed(() => Customer, { description: 'The new customer; null if it was refused.' })
  customer: Customer | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description: 'The customer’s login; null if it was refused.',
  })
  loginEmail: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returned in this answer and never again: it allows one login, to set a new password. Null if it was refused, and in the answer to a repeat: use `issueActivation` then.',
  })
  oneTimePassword: string | null;

  @UserErrors('INVALID_INPUT', 'EMAIL_TAKEN', 'NOT_FOUND', 'INACTIVE', 'NOT_AN_AGENT', 'IDEMPOTENCY_KEY_REUSED')
  userErrors: UserError[];
}

@Resolver()
export class CreateCustomerMutation {
  @Mutation(() => CreateCustomerPayload, {
    nullable: true,
    description:
      'Creates a customer with its addresses and its login, all of it or nothing, and returns the one-time password. A repeat with the same key returns the same customer without the password; concurrent calls with one key create one customer.',
  })
  createCustomer(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateCustomerInput, { description: 'The customer and its login.' }) input: CreateCustomerInput,
  ) {
    return createCustomer(context, input);
  }
}
