import type { Step } from './step.ts';

const INSERT_PAYMENTS = `
INSERT INTO payments (customer_id, id, amount, method, received_at, reference, note, status, allocated, order_id, delivery_status_id, recorded_by_id,
  idempotency_key, created_at, reversed_at, reversal_reason)
SELECT customer.id, payment.id, amount, method, received_at, reference, note,
       CASE WHEN reversed_at IS NULL THEN 'RECORDED' ELSE 'REVERSED' END::payment_state,
       coalesce(allocated, 0), order_id, delivery_status_id, recorded_by_id, idempotency_key, payment.created_at, reversed_at, reversal_reason
FROM sample_payments AS payment
JOIN sample_customers AS customer ON customer.no = customer_no
LEFT JOIN (SELECT payment_id, sum(amount) AS allocated FROM sample_allocations WHERE released_at IS NULL GROUP BY payment_id) AS allocation ON payment_id = payment.id
ORDER BY customer_no, payment.created_at, payment.id`;

const INSERT_ALLOCATIONS = `
INSERT INTO payment_allocations (customer_id, payment_id, id, invoice_id, amount, created_at, released_at)
SELECT customer.id, payment_id, allocation.id, invoice_id, amount, allocation.created_at, released_at
FROM sample_allocations AS allocation JOIN sample_customers AS customer ON customer.no = customer_no
ORDER BY customer_no, allocation.created_at, allocation.id`;

export function paymentSteps(): Step[] {
  const label = 'Payments';
  return [
    { label, sql: INSERT_PAYMENTS, fills: 'payments' },
    { label, sql: 'ANALYZE payments' },
    { label, sql: INSERT_ALLOCATIONS, fills: 'payment_allocations' },
  ];
}
