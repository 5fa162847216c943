import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import { anonymizeCustomer } from './anonymize-customer.service.ts';
import { AnonymizeCustomerPayload } from './anonymize-customer.type.ts';
import { Customer } from './customer.type.ts';
import type { CustomersContext } from './customers-context.ts';
import type { ChangedCustomer } from './update-customer.service.ts';

@Resolver(() => AnonymizeCustomerPayload)
export class AnonymizeCustomerResolver {
  @Mutation(() => AnonymizeCustomerPayload, {
    nullable: true,
    description:
      'Removes the personal data of a customer and its login for good: names, phone, addresses, notes, also from orders, confirmations and the records of changes. Orders, bills and payments stay, without a name. Only once the customer is STOPPED and nothing is open. FORBIDDEN for all but administrators.',
  })
  anonymizeCustomer(
    @Ctx() context: CustomersContext,
    @Arg('id', () => ID, { description: 'The customer.' }) id: string,
    @Arg('reason', () => String, { description: 'For the record, without personal data; 500 characters at most.' })
    reason: string,
  ) {
    return anonymizeCustomer(context, { id, reason });
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'What is left of the customer; null where it was refused.',
  })
  customer(@Root() { customerId }: ChangedCustomer, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, customerId);
  }
}
