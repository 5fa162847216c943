import type { Step } from '../step.ts';

const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_payments (
  luck bigint, customer_no integer, id uuid, amount numeric, method payment_method, created_at timestamptz, received_at timestamptz,
  reference text, note text, order_id uuid, delivery_status_id uuid, recorded_by_id uuid, idempotency_key uuid,
  reversed_at timestamptz, reversal_reason text
) ON COMMIT DROP`;

/** Advances brought forward from the books before this system. */
const STAGE_OPENING = `
INSERT INTO sample_payments (luck, customer_no, id, amount, method, created_at, received_at, note)
SELECT luck, no, pg_temp.uuid_at(pg_temp.moment(first_day, 0), luck, 'opening payment'), -opening, 'OPENING',
       pg_temp.moment(first_day, 0), pg_temp.moment(first_day, 0), 'Brought forward'
FROM sample_customers, sample_window
WHERE opening < 0`;

export function preparePaymentStageSteps(): Step[] {
  const label = 'Payments';
  return [
    { label, sql: CREATE_STAGE },
    { label, sql: 'CREATE UNIQUE INDEX ON sample_payments (id)' },
    { label, sql: STAGE_OPENING },
  ];
}
