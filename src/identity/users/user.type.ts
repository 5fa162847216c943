import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/node.type.ts';
import { DateTime, EmailAddress, PhoneNumber } from '../../platform/values/scalars.ts';
import { Role } from '../role.enum.ts';
import { UserStatus } from './user.enums.ts';

@ObjectType({
  implements: Node,
  description: 'Someone who can log in: staff, a delivery agent, a supplier or a customer.',
})
export class User extends Node {
  @Field(() => EmailAddress, { description: 'The login email, unique regardless of case; always in lower case.' })
  email: string;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'Null if none is known. Not unique, since households share a phone.',
  })
  phone: string | null;

  @Field(() => String, { description: 'The person’s name.' })
  name: string;

  @Field(() => Role, { description: 'The user’s role.' })
  role: Role;

  @Field(() => UserStatus, { description: 'Whether the user can log in.' })
  status: UserStatus;

  @Field(() => DateTime, { nullable: true, description: 'When the user last logged in; null before the first login.' })
  lastLoginAt: string | null;

  @Field(() => DateTime, { description: 'When the user was created.' })
  createdAt: string;
}
