import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../access/changed.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { UserErrors } from '../platform/user-errors.ts';
import { anonymizeCustomer } from './anonymize-customer.service.ts';
import { Customer } from './customer.type.ts';
import type { CustomersContext } from './customers-context.ts';

@InputType({ description: 'The customer whose personal data is removed.' })
class AnonymizeCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId: string;

  @Field(() => String, { description: 'For the record, without personal data; at most 500 characters.' })
  reason: string;
}

@ObjectType({ description: 'The customer without personal data, or why it is unchanged.' })
class AnonymizeCustomerPayload {
  @Changed(() => Customer, { description: 'The anonymised customer; null if it was refused.' })
  customer: Customer | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_SETTLED')
  userErrors: UserError[];
}

@Resolver()
export class AnonymizeCustomerMutation {
  @Mutation(() => AnonymizeCustomerPayload, {
    nullable: true,
    description:
      'Removes the personal data of a customer and its login for good: names, phone, addresses and notes, also from orders, confirmations, reasons, payment references and audit events. Orders, bills and payments stay, without a name. NOT_SETTLED unless the customer is STOPPED and nothing is open. Repeating it changes nothing.',
  })
  anonymizeCustomer(
    @Ctx() context: CustomersContext,
    @Arg('input', () => AnonymizeCustomerInput, { description: 'The customer.' }) input: AnonymizeCustomerInput,
  ) {
    return anonymizeCustomer(context, input);
  }
}
