/** The columns of a confirmation that the sample writes; triggers fill in the rest. */
export const CONFIRMATION_COLUMNS = `customer_id, order_id, id, status, occurred_at, recorded_at, method, confirmed_by_id, share_link_id,
  verified_at, verified_by_id, reason, note, supersedes_id, correction_reason, latitude, longitude, ip, user_agent, idempotency_key`;
export const ITEM_COLUMNS = 'customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity';
