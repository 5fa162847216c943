import { Resolver } from 'type-graphql';
import { ComputedField } from '../compiler/computed-field.ts';
import { sql } from '../compiler/row.ts';
import { Customer } from '../customers/customer.type.ts';
import { Decimal } from '../platform/scalars.ts';

@Resolver(() => Customer)
export class CustomerBalanceResolver {
  // The latest entry carries the sum of the whole account, so a balance costs one look into an index.
  @ComputedField(() => Decimal, {
    sql: (customer) => sql`
      coalesce((
        SELECT latest_entry.balance_after
        FROM ledger_entries AS latest_entry
        WHERE latest_entry.customer_id = ${customer('id')}
        ORDER BY latest_entry.seq DESC
        LIMIT 1
      ), 0)::numeric(14, 2)`,
    description:
      'INR, by the ledger; positive: the customer owes, negative: an advance. Deliveries that are not yet on a finalised invoice are not in it.',
  })
  balance: string;
}
