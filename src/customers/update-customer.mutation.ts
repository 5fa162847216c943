import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import { CustomerStatus } from './customer.enums.ts';
import { Customer } from './customer.type.ts';
import { UpdateCustomerInput } from './update-customer.input.ts';
import { type ChangedCustomer, setCustomerStatus, updateCustomer } from './update-customer.service.ts';
import { UpdateCustomerPayload } from './update-customer.type.ts';

@Resolver(() => UpdateCustomerPayload)
export class UpdateCustomerResolver {
  @Mutation(() => UpdateCustomerPayload, {
    nullable: true,
    description:
      'Changes who a customer is. Its login follows where it bore the same name or phone. Customers may change their own name and phone. FORBIDDEN for analysts, agents and suppliers.',
  })
  updateCustomer(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The customer.' }) id: string,
    @Arg('input', () => UpdateCustomerInput, { description: 'What changes.' }) input: UpdateCustomerInput,
  ) {
    return updateCustomer(context, { id, input });
  }

  @Mutation(() => UpdateCustomerPayload, {
    nullable: true,
    description:
      'Says where a customer stands. PAUSED and STOPPED customers get no new subscription orders; orders that exist are cancelled one by one. FORBIDDEN for all but administrators, support and marketing.',
  })
  setCustomerStatus(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The customer.' }) id: string,
    @Arg('status', () => CustomerStatus, { description: 'Where it stands from now on.' }) status: CustomerStatus,
    @Arg('reason', () => String, {
      nullable: true,
      description: 'For staff; 500 characters at most. Replaces the reason before.',
    })
    reason: string | null,
  ) {
    return setCustomerStatus(context, { id, status, reason });
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer; null where it was refused.' })
  customer(@Root() { customerId }: ChangedCustomer, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, customerId);
  }
}
