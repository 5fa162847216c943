import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Who wants in: either `email` or `phone`, and the password.' })
export class LoginInput {
  @Field(() => String, {
    nullable: true,
    description: 'Email address of the account. Case and surrounding spaces do not matter.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Phone of the account, as people write it. It lets in only where exactly one user who can log in has it: households share phones.',
  })
  phone?: string | null;

  @Field(() => String, { description: 'At most 256 characters; longer ones never match.' })
  password: string;
}
