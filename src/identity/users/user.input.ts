import { Field, ID, InputType } from 'type-graphql';
import { UUID } from '../../platform/values/scalars.ts';
import { Role } from '../role.enum.ts';

@InputType({
  description: 'A new member of staff, agent or supplier. Customers get their login with `createCustomer`.',
})
export class CreateUserInput {
  @Field(() => String, { description: 'The login, unique in any case of letters.' })
  email: string;

  @Field(() => String, { description: 'Of the person; 200 characters at most.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => Role, {
    description: 'Any but CUSTOMER, unless `customerId` names a customer without a login, which this user then is.',
  })
  role: Role;

  @Field(() => ID, { nullable: true, description: 'With role CUSTOMER, and only with it: whose login the user is.' })
  customerId?: string | null;

  @Field(() => UUID, {
    nullable: true,
    description: 'A repeat with the same key, within 7 days, creates nothing and gets the same user.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What changes of a user. What is left out stays; null empties.' })
export class UpdateUserInput {
  @Field(() => String, { nullable: true, description: 'The login; never null.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: '200 characters at most; never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => Role, {
    nullable: true,
    description: 'Not to and not from CUSTOMER; never null. Writes with the old role end at once.',
  })
  role?: Role | null;
}
