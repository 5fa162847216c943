import { raw, type SqlFragment, sql } from '../../compiler/sql.ts';

/**
 * INR, with tax, of a delivered quantity of an order item: round half up (quantity × price), and exclusive tax on top,
 * rounded the same way. Aliases of the delivery item and of the order item it belongs to.
 */
export const deliveredAmount = (deliveryItem: string, orderItem: string): SqlFragment => {
  const net = raw(`round(${deliveryItem}.delivered_quantity * ${orderItem}.unit_price, 2)`);
  const tax = sql`round(${net} * ${raw(orderItem)}.tax_rate / 100, 2)`;
  return sql`(${net} + CASE WHEN ${raw(orderItem)}.tax_inclusive THEN 0 ELSE ${tax} END)`;
};

/** The tax in that amount, inclusive or exclusive. */
export const deliveredTax = (deliveryItem: string, orderItem: string): SqlFragment => {
  const value = raw(`round(${deliveryItem}.delivered_quantity * ${orderItem}.unit_price, 2)`);
  const rate = raw(`${orderItem}.tax_rate`);
  return sql`round(${value} * ${rate} / CASE WHEN ${raw(orderItem)}.tax_inclusive THEN 100 + ${rate} ELSE 100 END, 2)`;
};
