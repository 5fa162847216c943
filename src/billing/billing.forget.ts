import type { Forgetting, Person } from '../compiler/forgetting.ts';
import { sql } from '../compiler/sql.ts';
import { balanceOf } from './ledger/balance.query.ts';

const ofCustomer = ({ customerId }: Person) => sql`customer_id = ${customerId}`;

/** Numbers, amounts and dates stay, as tax law requires; payment references and every reason in words are removed. */
export const forgetBilling: Forgetting = {
  unsettled: [
    ({ customerId }) => sql`
      CASE WHEN EXISTS (SELECT 1 FROM invoices WHERE customer_id = ${customerId} AND status = 'DRAFT')
      THEN 'There is a draft invoice: finalise or delete it first.' END`,
    ({ customerId }) => sql`
      CASE WHEN ${balanceOf(customerId)} <> 0
      THEN 'The balance is ' || ${balanceOf(customerId)} || ': settle, refund or write it off first.' END`,
  ],
  empties: [
    {
      table: 'invoices',
      rows: ofCustomer,
      set: { void_reason: sql`CASE WHEN void_reason IS NOT NULL THEN removed_text() END` },
      lockedBy: 'id',
    },
    {
      table: 'payments',
      rows: ofCustomer,
      clear: ['reference', 'note'],
      set: { reversal_reason: sql`CASE WHEN reversal_reason IS NOT NULL THEN removed_text() END` },
      lockedBy: 'id',
    },
    { table: 'credit_notes', rows: ofCustomer, set: { reason: sql`removed_text()` } },
    { table: 'ledger_entries', rows: ofCustomer, clear: ['note'] },
  ],
  keeps: {
    'invoices.number': 'Part of a series without gaps, which the law requires; says nothing about a person.',
    'credit_notes.number': 'Part of a series without gaps, which the law requires; says nothing about a person.',
  },
};
