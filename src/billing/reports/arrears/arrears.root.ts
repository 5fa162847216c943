import { Resolver } from 'type-graphql';
import { RootConnection } from '../../../compiler/annotation.ts';
import { raw, sql } from '../../../compiler/sql.ts';
import { Arrears } from './arrears.type.ts';
import { openInvoices } from './open-invoices.query.ts';

@Resolver()
export class ArrearsRoot {
  @RootConnection(() => Arrears, {
    filterBy: 'customer',
    args: {
      asOf: { type: 'Date', description: 'The state at the end of this day; by default, the current state.' },
      areaId: { type: 'ID', description: 'Only customers of this area; all areas by default.' },
    },
    rows: ({ args, visible }) => {
      const day = args.isGiven('asOf') ? args('asOf') : sql`business_today()`;
      const overdue = (from: number, to?: number) =>
        sql`coalesce(sum(bill.open) FILTER (WHERE bill.age >= ${raw(String(from))} ${raw(to === undefined ? '' : `AND bill.age <= ${to}`)}), 0.00)`;
      return sql`
        SELECT bill.customer_id, sum(bill.open) AS open,
               coalesce(sum(bill.open) FILTER (WHERE bill.age IS NULL OR bill.age <= 0), 0.00) AS not_due,
               ${overdue(1, 30)} AS days1_to30, ${overdue(31, 60)} AS days31_to60, ${overdue(61, 90)} AS days61_to90,
               ${overdue(91)} AS days_over90, min(bill.due_date) AS oldest_due_date
        FROM (SELECT open_bill.*, ${day} - open_bill.due_date AS age FROM (${openInvoices(args, visible)}) AS open_bill) AS bill
        ${args.isGiven('areaId') ? sql`JOIN customers AS debtor ON debtor.id = bill.customer_id AND debtor.area_id = ${args('areaId')}` : raw('')}
        GROUP BY bill.customer_id`;
    },
    description:
      'Customers with open invoices, the largest debt first. Advances are not deducted: money that is not allocated to an invoice lowers the balance, not the arrears.',
  })
  arrears: Arrears[];
}
