import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What a user can cause and a program can tell apart. Stable: clients match on the codes. */
export const UserErrorCode = {
  INVALID_CREDENTIALS: 'INVALID_CREDENTIALS',
} as const;
export type UserErrorCode = (typeof UserErrorCode)[keyof typeof UserErrorCode];

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation refused what the user asked for. Codes are only ever added.',
  valuesConfig: {
    INVALID_CREDENTIALS: {
      description:
        'This account and this password do not let anyone in. Does not say whether the account exists, has a password or is disabled.',
    },
  },
});

@ObjectType({ description: 'A refusal that the user can do something about. The mutation has written nothing.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'For programs.' })
  code: UserErrorCode;

  @Field(() => String, { description: 'For people: what is wrong and what to do, in English.' })
  message: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the argument at fault, such as ["input", "items", "0", "quantity"]; null where it is none in particular.',
  })
  field: string[] | null;
}
