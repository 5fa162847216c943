import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { UUID } from '../../platform/values/scalars.ts';
import { addAddress, archiveAddress, type ChangedAddress, updateAddress } from './add-address.service.ts';
import { Address } from './address.type.ts';
import { AddressInput } from './address-input.type.ts';
import { AddressPayload } from './address-payload.type.ts';

const WHO = 'FORBIDDEN for analysts, agents and suppliers; customers change their own.';

@Resolver(() => AddressPayload)
export class ChangeAddressResolver {
  @Mutation(() => AddressPayload, {
    nullable: true,
    description: `Adds an address; NOT_ALLOWED where 50 are in use. ${WHO}`,
  })
  addAddress(
    @Ctx() context: RequestContext,
    @Arg('customerId', () => ID, { description: 'Whose address it is.' }) customerId: string,
    @Arg('input', () => AddressInput, { description: 'The address; `line1` is required.' }) input: AddressInput,
    @Arg('idempotencyKey', () => UUID, {
      nullable: true,
      description: 'A repeat with the same key, within 7 days, adds nothing and gets the same address.',
    })
    idempotencyKey: string | null,
  ) {
    return addAddress(context, { customerId, input, idempotencyKey });
  }

  @Mutation(() => AddressPayload, {
    nullable: true,
    description: `Changes an address; orders made before keep the old one. ${WHO}`,
  })
  updateAddress(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The address.' }) id: string,
    @Arg('input', () => AddressInput, { description: 'What changes.' }) input: AddressInput,
  ) {
    return updateAddress(context, { id, input });
  }

  @Mutation(() => AddressPayload, {
    nullable: true,
    description: `Takes an address out of use; if it was the default, the oldest other one is from now on. Again: no change. ${WHO}`,
  })
  archiveAddress(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'The address.' }) id: string) {
    return archiveAddress(context, { id });
  }

  @FieldResolver(() => Address, { nullable: true, description: 'The address; null where it was refused.' })
  address(@Root() { addressId }: ChangedAddress, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, addressId);
  }
}
