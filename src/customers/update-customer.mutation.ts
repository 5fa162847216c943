import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { UserErrors } from '../platform/user-errors.ts';
import { Customer } from './customer.type.ts';
import { updateCustomer } from './update-customer.service.ts';

@InputType({ description: 'Changes of a customer. An absent field stays unchanged; null clears it.' })
class UpdateCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters. Never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => ID, { nullable: true, description: 'An active area. NOT_ALLOWED for customers.' })
  areaId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For staff; at most 2000 characters. NOT_ALLOWED for customers.',
  })
  notes?: string | null;
}

@ObjectType({ description: 'The customer after the change, or why nothing changed.' })
class UpdateCustomerPayload {
  @Changed(() => Customer, { description: 'The customer; null if the change was refused.' })
  customer: Customer | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'INACTIVE', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class UpdateCustomerMutation {
  @Mutation(() => UpdateCustomerPayload, {
    nullable: true,
    description:
      'Changes a customer. If its login has the same name or phone, the login changes with it. Customers may change only their own name and phone. Repeating it changes nothing.',
  })
  updateCustomer(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateCustomerInput, { description: 'The changes.' }) input: UpdateCustomerInput,
  ) {
    return updateCustomer(context, input);
  }
}
