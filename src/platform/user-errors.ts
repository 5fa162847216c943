import { Field } from 'type-graphql';
import { UserError, type UserErrorCode } from './user-error.type.ts';

/** On a payload's `userErrors`: the codes with which its verb refuses. */
export const UserErrors = (...codes: readonly UserErrorCode[]): PropertyDecorator =>
  Field(() => [UserError], {
    description: codes.length === 0 ? 'Always empty.' : `${codes.join(', ')}, or empty.`,
  }) as PropertyDecorator;
