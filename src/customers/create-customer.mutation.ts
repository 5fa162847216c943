import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import { CreateCustomerInput } from './create-customer.input.ts';
import { type CreatedCustomer, createCustomer } from './create-customer.service.ts';
import { CreateCustomerPayload } from './create-customer.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => CreateCustomerPayload)
export class CreateCustomerResolver {
  @Mutation(() => CreateCustomerPayload, {
    nullable: true,
    description:
      'Creates a customer with its addresses and its login, all or nothing, and tells the one-time password. A repeat with the same key gets the same customer without the password; two at the same time create one. FORBIDDEN for all but administrators and marketing.',
  })
  createCustomer(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateCustomerInput, { description: 'The customer and its login.' }) input: CreateCustomerInput,
  ) {
    return createCustomer(context, { input });
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The new customer; null where it was refused.' })
  customer(@Root() { customerId }: CreatedCustomer, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, customerId);
  }
}
