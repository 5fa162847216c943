import { registerEnumType } from 'type-graphql';
import { UserStatus } from '../../generated/prisma/enums.ts';

export { UserStatus };

registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether a user can log in.',
  valuesConfig: {
    INVITED: {
      description:
        'Has not set a password yet: a one-time password or an activation lets them do that, and nothing else.',
    },
    ACTIVE: { description: 'Can log in.' },
    DISABLED: { description: 'Cannot log in; its history stays.' },
  },
});
