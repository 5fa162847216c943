import { registerEnumType } from 'type-graphql';
import { ConfirmationMethod } from '../../generated/prisma/enums.ts';

export { ConfirmationMethod };

registerEnumType(ConfirmationMethod, {
  name: 'ConfirmationMethod',
  description: 'How a delivery was confirmed.',
  valuesConfig: {
    AGENT: { description: 'By the order’s agent.' },
    SHARE_LINK: { description: 'Through a share link, by someone without a login: unverified until a user checks it.' },
    ADMIN: { description: 'By an administrator.' },
    IMPORT: { description: 'Taken over from the previous system.' },
  },
});
