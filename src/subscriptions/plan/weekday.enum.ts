import { registerEnumType } from 'type-graphql';
import { Weekday } from '../../generated/prisma/enums.ts';

export { Weekday };

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week, in the business time zone.',
  valuesConfig: {
    MONDAY: { description: 'Monday.' },
    TUESDAY: { description: 'Tuesday.' },
    WEDNESDAY: { description: 'Wednesday.' },
    THURSDAY: { description: 'Thursday.' },
    FRIDAY: { description: 'Friday.' },
    SATURDAY: { description: 'Saturday.' },
    SUNDAY: { description: 'Sunday.' },
  },
});
