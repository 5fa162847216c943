import { registerEnumType } from 'type-graphql';
import { ActorKind } from '../../generated/prisma/enums.ts';

export { ActorKind };

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'The kinds of actor that can change something.',
  valuesConfig: {
    USER: { description: 'A user who is logged in.' },
    SHARE_LINK: { description: 'Anyone who holds a share link.' },
    SYSTEM: { description: 'The system itself, including an operator’s commands.' },
  },
});
