import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The password that is, and the one that is to be.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password with which you logged in, a one-time password included.' })
  currentPassword: string;

  @Field(() => String, { description: '10 to 256 characters, not among the most used passwords, not the current one.' })
  newPassword: string;
}
