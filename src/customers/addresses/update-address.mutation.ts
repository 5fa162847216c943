import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Address } from './address.type.ts';
import { AddressDetailsInput } from './address-input.type.ts';
import { updateAddress } from './update-address.service.ts';

@InputType({ description: 'Changes of an address. An absent field stays unchanged; null clears it.' })
class UpdateAddressInput extends AddressDetailsInput {
  @Field(() => ID, { description: 'The address. INACTIVE if it is archived.' })
  addressId: string;

  @Field(() => String, { nullable: true, description: 'House and street; at most 200 characters. Never null.' })
  line1?: string | null;
}

@ObjectType({ description: 'The address after the change, or why nothing changed.' })
class UpdateAddressPayload {
  @Changed(() => Address, { description: 'The address; null if the change was refused.' })
  address: Address | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'INACTIVE', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class UpdateAddressMutation {
  @Mutation(() => UpdateAddressPayload, {
    nullable: true,
    description:
      'Changes an address; existing orders keep the old one. Customers may change only their own. Repeating it changes nothing.',
  })
  updateAddress(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateAddressInput, { description: 'The changes.' }) input: UpdateAddressInput,
  ) {
    return updateAddress(context, input);
  }
}
