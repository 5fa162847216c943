import { registerEnumType } from 'type-graphql';
import { Shift } from '../generated/prisma/enums.ts';

export { Shift };

registerEnumType(Shift, {
  name: 'Shift',
  description: 'The part of a day in which deliveries are made.',
  valuesConfig: {
    MORNING: { description: 'In the morning.' },
    EVENING: { description: 'In the evening.' },
  },
});
