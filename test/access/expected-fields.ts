import type { ViewerRole } from '../../src/access/viewer.ts';

// The fields that a role may read if it may not read all, written down a second time, independently of src/access/field-rules.ts.

const STOPS = {
  Viewer: ['id', 'kind', 'mustChangePassword', 'permissions', 'shareLink', 'user', 'customer'],
  ShareLink: ['id', 'name', 'date', 'shift', 'expiresAt', 'area'],
  DeliveryRun: ['date', 'shift', 'stopCount', 'stops', 'totals'],
  Stop: ['position', 'recipient', 'address', 'orders'],
  ProductTotal: ['product', 'quantity'],
  Recipient: ['name', 'phone'],
  AddressSnapshot: [
    ...['line1', 'line2', 'landmark', 'city', 'state', 'pincode', 'instructions', 'mapUrl', 'latitude', 'longitude'],
  ],
};
const ORDERS = {
  Order: ['id', 'status', 'deliveryDate', 'shift', 'note', 'address', 'area', 'recipient', 'items', 'delivery'],
  OrderItem: ['id', 'quantity', 'product', 'deliveredQuantity'],
  Product: ['id', 'name', 'unit'],
  Area: ['id', 'name'],
  DeliveryStatus: [
    ...['id', 'order', 'status', 'occurredAt', 'recordedAt', 'method', 'verified', 'reason', 'note', 'items'],
  ],
  DeliveryItem: ['id', 'orderItem', 'orderedQuantity', 'deliveredQuantity'],
};

const EXPECTED_FIELDS: { readonly [role in ViewerRole]?: Readonly<Record<string, readonly string[]>> } = {
  SHARE_LINK: { ...STOPS, ...ORDERS },
};

const HIDDEN: { readonly [role in ViewerRole]?: readonly string[] } = {
  MARKETING: [
    'Customer.balance',
    'Order.billed',
    'DeliveryStatus.billing',
    'CalendarDay.billed',
    'UnbilledDelivery.amount',
  ],
  DELIVERY_AGENT: ['Order.billed', 'DeliveryStatus.billing', 'CalendarDay.billed', 'UnbilledDelivery.amount'],
};

/** Roles that may not read all of the rows that they see. */
export const NARROWER_ROLES: readonly ViewerRole[] = ['SHARE_LINK', 'MARKETING', 'DELIVERY_AGENT'];

export const mayReadField = (role: ViewerRole, typeName: string, fieldName: string): boolean => {
  if (HIDDEN[role]?.includes(`${typeName}.${fieldName}`)) return false;
  const fields = EXPECTED_FIELDS[role];
  return fields === undefined || (fields[typeName]?.includes(fieldName) ?? false);
};
