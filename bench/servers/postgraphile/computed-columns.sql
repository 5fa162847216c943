-- What our schema computes and the models lack as columns, in the form that PostGraphile expects: functions named after their table.
CREATE OR REPLACE FUNCTION customers_balance(c customers) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00)
$$;

CREATE OR REPLACE FUNCTION orders_total(o orders) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(amount) FROM order_items WHERE customer_id = o.customer_id AND order_id = o.id), 0.00)
$$;

CREATE OR REPLACE FUNCTION subscriptions_plan(s subscriptions) RETURNS subscription_terms LANGUAGE sql STABLE AS $$
  SELECT * FROM subscription_terms
  WHERE customer_id = s.customer_id AND subscription_id = s.id AND effective_from <= greatest(business_today(), s.start_date)
  ORDER BY effective_from DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION invoices_amount_due(i invoices) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN i.status = 'VOID' THEN 0.00 ELSE i.total - i.amount_paid - i.amount_credited END
$$;

CREATE OR REPLACE FUNCTION invoices_payment_status(i invoices) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN i.status <> 'FINALIZED' THEN 'UNPAID'
    WHEN i.amount_paid + i.amount_credited >= i.total THEN 'PAID'
    WHEN i.due_date < business_today() THEN 'OVERDUE'
    WHEN i.amount_paid > 0 THEN 'PARTIALLY_PAID'
    ELSE 'UNPAID' END
$$;
