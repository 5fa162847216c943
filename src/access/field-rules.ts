import type { FieldRules } from '../compiler/field-rules.ts';
import type { ViewerRole } from './viewer.ts';

/**
 * The fields that a role may read if it may not read all: it cannot select, filter, order, sum or group by any other. A share
 * link shows what a round needs, without prices, bills or people.
 */
export const FIELD_RULES = {
  SHARE_LINK: {
    Viewer: ['customer', 'id', 'kind', 'mustChangePassword', 'permissions', 'shareLink', 'user'],
    ShareLink: ['area', 'date', 'expiresAt', 'id', 'name', 'shift'],
    DeliveryRun: ['date', 'shift', 'stopCount', 'stops', 'totals'],
    Stop: ['address', 'orders', 'position', 'recipient'],
    ProductTotal: ['product', 'quantity'],
    Order: ['address', 'area', 'delivery', 'deliveryDate', 'id', 'items', 'note', 'recipient', 'shift', 'status'],
    Recipient: ['name', 'phone'],
    AddressSnapshot: [
      ...['city', 'instructions', 'landmark', 'latitude', 'line1', 'line2', 'longitude', 'mapUrl', 'pincode', 'state'],
    ],
    OrderItem: ['deliveredQuantity', 'id', 'product', 'quantity'],
    Product: ['id', 'name', 'unit'],
    Area: ['id', 'name'],
    DeliveryStatus: [
      'id',
      'items',
      'method',
      'note',
      'occurredAt',
      'order',
      'reason',
      'recordedAt',
      'status',
      'verified',
    ],
    DeliveryItem: ['deliveredQuantity', 'id', 'orderItem', 'orderedQuantity'],
  },
} as const satisfies { readonly [role in ViewerRole]?: FieldRules[string] };

/**
 * What of its rows a role may not read, where it reads all else: values derived from rows that it does not see. An agent reads the
 * balance all the same (docs/decisions/0009).
 */
export const HIDDEN_FIELDS = {
  MARKETING: {
    CalendarDay: ['billed'],
    Customer: ['balance'],
    DeliveryStatus: ['billing'],
    Order: ['billed'],
    UnbilledDelivery: ['amount'],
  },
  DELIVERY_AGENT: {
    CalendarDay: ['billed'],
    DeliveryStatus: ['billing'],
    Order: ['billed'],
    UnbilledDelivery: ['amount'],
  },
} as const satisfies { readonly [role in ViewerRole]?: FieldRules[string] };
