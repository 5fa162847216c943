import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/node.type.ts';
import { DateTime, EmailAddress, PhoneNumber } from '../../platform/values/scalars.ts';
import { Role } from '../role.enum.ts';
import { UserStatus } from './user.enums.ts';

@ObjectType({ implements: Node, description: 'Who can log in: staff, a delivery agent, a supplier or a customer.' })
export class User extends Node {
  @Field(() => EmailAddress, { description: 'The login, unique in any case of letters; always in lower case.' })
  email: string;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'Null where none is known. Not unique: households share a phone.',
  })
  phone: string | null;

  @Field(() => String, { description: 'The name of the person.' })
  name: string;

  @Field(() => Role, { description: 'What the user is here for.' })
  role: Role;

  @Field(() => UserStatus, { description: 'Whether the user can log in.' })
  status: UserStatus;

  @Field(() => DateTime, { nullable: true, description: 'The latest login; null before the first one.' })
  lastLoginAt: string | null;

  @Field(() => DateTime, { description: 'When the user was created.' })
  createdAt: string;
}
