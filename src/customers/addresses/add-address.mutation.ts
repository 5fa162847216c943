import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import { IdempotencyKey } from '../../access/idempotency-key.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { addAddress } from './add-address.service.ts';
import { Address } from './address.type.ts';
import { AddressInput } from './address-input.type.ts';

@InputType({ description: 'A new address and its customer.' })
class AddAddressInput extends AddressInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId: string;

  @IdempotencyKey
  idempotencyKey: string;
}

@ObjectType({ description: 'The new address, or why there is none.' })
class AddAddressPayload {
  @Changed(() => Address, { description: 'The new address; null if it was refused.' })
  address: Address | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'ANONYMIZED', 'IDEMPOTENCY_KEY_REUSED')
  userErrors: UserError[];
}

@Resolver()
export class AddAddressMutation {
  @Mutation(() => AddAddressPayload, {
    nullable: true,
    description: 'Adds an address to a customer. Customers may add only their own. NOT_ALLOWED if 50 are in use.',
  })
  addAddress(
    @Ctx() context: RequestContext,
    @Arg('input', () => AddAddressInput, { description: 'The address.' }) input: AddAddressInput,
  ) {
    return addAddress(context, input);
  }
}
