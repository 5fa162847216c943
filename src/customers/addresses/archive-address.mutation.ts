import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Address } from './address.type.ts';
import { archiveAddress } from './archive-address.service.ts';

@InputType({ description: 'The address to archive.' })
class ArchiveAddressInput {
  @Field(() => ID, { description: 'The address.' })
  addressId: string;
}

@ObjectType({ description: 'The archived address, or why nothing changed.' })
class ArchiveAddressPayload {
  @Changed(() => Address, { description: 'The address; null if the change was refused.' })
  address: Address | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class ArchiveAddressMutation {
  @Mutation(() => ArchiveAddressPayload, {
    nullable: true,
    description:
      'Archives an address. If it was the default, the oldest other address becomes the default. Customers may archive only their own. Repeating it changes nothing.',
  })
  archiveAddress(
    @Ctx() context: RequestContext,
    @Arg('input', () => ArchiveAddressInput, { description: 'The address.' }) input: ArchiveAddressInput,
  ) {
    return archiveAddress(context, input);
  }
}
