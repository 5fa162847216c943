import { registerEnumType } from 'type-graphql';
import { UserStatus } from '../../generated/prisma/enums.ts';

export { UserStatus };

registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether a user can log in.',
  valuesConfig: {
    INVITED: {
      description: 'Has not set a password yet; can only do so, with a one-time password or an activation token.',
    },
    ACTIVE: { description: 'Can log in.' },
    DISABLED: { description: 'Cannot log in; the user’s history stays.' },
  },
});
