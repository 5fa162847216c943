import { registerEnumType } from 'type-graphql';
import { UserStatus } from '../generated/prisma/enums.ts';

export { UserStatus };

registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether a user can log in.',
  valuesConfig: {
    INVITED: { description: 'Has no password yet: an activation sets the first one.' },
    ACTIVE: { description: 'Can log in.' },
    DISABLED: { description: 'Cannot log in; its history stays.' },
  },
});
