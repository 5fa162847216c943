import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Who wants in.' })
export class LoginInput {
  @Field(() => String, {
    description: 'Email address of the account. Case and surrounding spaces do not matter.',
  })
  email: string;

  @Field(() => String, { description: 'At most 256 characters; longer ones never match.' })
  password: string;
}
