import type { Decimal } from '@prisma/client/runtime/client';
import { businessToday } from './business-today.ts';

interface Invoice {
  readonly status: string;
  readonly total: Decimal;
  readonly amountPaid: Decimal;
  readonly amountCredited: Decimal;
  readonly dueDate: Date | null;
}

/** What our server says in SQL, for the servers over Prisma. */
export function amountDueOf({ status, total, amountPaid, amountCredited }: Invoice): Decimal {
  return status === 'VOID' ? total.sub(total) : total.sub(amountPaid).sub(amountCredited);
}

export function paymentStatusOf({ status, total, amountPaid, amountCredited, dueDate }: Invoice): string {
  if (status !== 'FINALIZED') return 'UNPAID';
  if (amountPaid.add(amountCredited).gte(total)) return 'PAID';
  if (dueDate !== null && dueDate < businessToday()) return 'OVERDUE';
  return amountPaid.gt(0) ? 'PARTIALLY_PAID' : 'UNPAID';
}
