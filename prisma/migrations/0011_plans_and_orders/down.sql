DROP TRIGGER order_items_never_truncated ON order_items;
DROP TRIGGER order_items_identity ON order_items;
DROP TRIGGER order_items_frozen ON order_items;
DROP TRIGGER orders_never_deleted ON orders;
DROP TRIGGER orders_transition ON orders;
DROP TRIGGER orders_fixed ON orders;
DROP TRIGGER orders_on_plan ON orders;
DROP TRIGGER orders_begin_pending ON orders;
DROP TRIGGER subscription_terms_first_term ON subscription_terms;
DROP TRIGGER subscriptions_first_term ON subscriptions;
DROP TRIGGER subscription_pauses_orders ON subscription_pauses;
DROP TRIGGER subscription_days_orders_after_delete ON subscription_days;
DROP TRIGGER subscription_days_orders ON subscription_days;
DROP TRIGGER subscription_terms_orders_after_delete ON subscription_terms;
DROP TRIGGER subscription_terms_orders ON subscription_terms;
DROP TRIGGER subscriptions_orders ON subscriptions;
DROP TRIGGER subscription_pauses_past ON subscription_pauses;
DROP TRIGGER subscription_days_past ON subscription_days;
DROP TRIGGER subscription_terms_past ON subscription_terms;
DROP TRIGGER subscriptions_past ON subscriptions;
DROP TRIGGER subscriptions_fixed ON subscriptions;
DROP TRIGGER subscription_days_identity ON subscription_days;
DROP TRIGGER subscription_pauses_identity ON subscription_pauses;
DROP TRIGGER subscription_terms_identity ON subscription_terms;
DROP TRIGGER subscriptions_identity ON subscriptions;
DROP TRIGGER subscriptions_transition ON subscriptions;
DROP TRIGGER order_items_read_committed ON order_items;
DROP TRIGGER subscription_days_read_committed ON subscription_days;
DROP TRIGGER subscription_pauses_read_committed ON subscription_pauses;
DROP TRIGGER subscription_terms_read_committed ON subscription_terms;
DROP TRIGGER subscriptions_read_committed ON subscriptions;

ALTER TABLE orders RESET (fillfactor);

DROP FUNCTION refuse_frozen_items(), refuse_order_transition(), refuse_order_change(), hold_order_to_plan(),
  refuse_order_off_plan(uuid, uuid, date, shift), order_may_become(order_status, order_status),
  refuse_start_without_term(), hold_stops_to_orders(), hold_pauses_to_orders(), hold_days_to_orders(),
  hold_terms_to_orders(), plan_has_orders(uuid, uuid), hold_plan_to_orders(text, text, uuid, uuid, date),
  plan_delivers(uuid, uuid, date, shift), settled_until(uuid, uuid), refuse_other_product_or_start(),
  subscription_may_become(subscription_status, subscription_status);
