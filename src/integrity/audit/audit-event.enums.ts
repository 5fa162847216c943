import { registerEnumType } from 'type-graphql';
import { ActorKind } from '../../generated/prisma/enums.ts';

export { ActorKind };

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'What kind of actor did something.',
  valuesConfig: {
    USER: { description: 'A user who had logged in.' },
    SHARE_LINK: { description: 'Whoever held a share link.' },
    SYSTEM: { description: 'The system itself, a command of an operator included.' },
  },
});
