import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { UserErrors } from '../platform/user-errors.ts';
import { CustomerStatus } from './customer.enums.ts';
import { Customer } from './customer.type.ts';
import { setCustomerStatus } from './set-customer-status.service.ts';

@InputType({ description: 'The status of a customer from now on.' })
class SetCustomerStatusInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId: string;

  @Field(() => CustomerStatus, { description: 'The status from now on.' })
  status: CustomerStatus;

  @Field(() => String, {
    nullable: true,
    description: 'For staff; at most 500 characters. Replaces the previous reason; absent or null clears it.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'The customer after the change, or why nothing changed.' })
class SetCustomerStatusPayload {
  @Changed(() => Customer, { description: 'The customer; null if the change was refused.' })
  customer: Customer | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class SetCustomerStatusMutation {
  @Mutation(() => SetCustomerStatusPayload, {
    nullable: true,
    description:
      'Sets the status of a customer. PAUSED and STOPPED customers get no new subscription orders; existing orders are cancelled one by one. Repeating it changes nothing.',
  })
  setCustomerStatus(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetCustomerStatusInput, { description: 'The customer and its status.' })
    input: SetCustomerStatusInput,
  ) {
    return setCustomerStatus(context, input);
  }
}
