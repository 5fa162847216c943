import { joined } from './edge.ts';
import { ExactDecimal } from './exact-decimal.ts';
import { inForce } from './in-force.ts';
import { column, type Row } from './value.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
const OF_SUBSCRIPTION = { customerId: 'customerId', subscriptionId: 'id' };

/** The quantity that a subscription's plan wants on a day, both shifts together. */
export function plannedQuantity(subscription: Row, world: World, date: string): ExactDecimal {
  const shifts = ['MORNING', 'EVENING'].map((shift) => plannedInShift(subscription, world, date, shift));
  return ExactDecimal.sum(shifts, 3);
}

/** The same in one shift. */
export function plannedInShift(subscription: Row, world: World, date: string, shift: string): ExactDecimal {
  const nothing = ExactDecimal.parse('0.000');
  const [start, stop] = [column(subscription, 'startDate') as string, column(subscription, 'stopDate')];
  if (column(subscription, 'status') === 'DRAFT' || date < start) return nothing;
  if (stop !== null && date >= (stop as string)) return nothing;
  const pauses = joined('subscription_pauses', OF_SUBSCRIPTION)(subscription, world);
  if (pauses.some((pause) => covers(pause, date))) return nothing;
  const days = joined('subscription_days', OF_SUBSCRIPTION)(subscription, world);
  const override = days.find((day) => column(day, 'date') === date && column(day, 'shift') === shift);
  if (override !== undefined) return column(override, 'quantity') as ExactDecimal;
  const term = inForce(joined('subscription_terms', OF_SUBSCRIPTION)(subscription, world), date);
  if (term === undefined || ![shift, 'BOTH'].includes(column(term, 'shift') as string)) return nothing;
  return delivers(term, date) ? (column(term, 'quantity') as ExactDecimal) : nothing;
}

function covers(pause: Row, date: string): boolean {
  const until = column(pause, 'untilDate');
  return (column(pause, 'fromDate') as string) <= date && (until === null || date < (until as string));
}

function delivers(term: Row, date: string): boolean {
  switch (column(term, 'mode')) {
    case 'WEEKLY':
      return (column(term, 'weekdays') as readonly string[]).includes(WEEKDAYS[new Date(date).getUTCDay()] as string);
    case 'EVERY_N_DAYS': {
      const days = (Date.parse(date) - Date.parse(column(term, 'anchorDate') as string)) / DAY_MS;
      return days % (column(term, 'everyNDays') as number) === 0;
    }
    case 'DAY_BY_DAY':
      return false;
    default:
      return true;
  }
}
