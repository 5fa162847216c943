import { builder } from './builder.ts';

const Direction = builder.enumType('Direction', { values: ['ASC', 'DESC'] as const });
const SubscriptionStatus = builder.enumType('SubscriptionStatus', { values: ['DRAFT', 'ACTIVE', 'STOPPED'] as const });

const orderBy = <const Field extends string>(name: string, field: Field) => {
  const Fields = builder.enumType(`${name}OrderField`, { values: [field] as const });
  return builder.inputType(`${name}OrderBy`, {
    fields: (t) => ({
      field: t.field({ type: Fields, required: true }),
      direction: t.field({ type: Direction, required: true }),
    }),
  });
};

export const CustomerOrderBy = orderBy('Customer', 'NAME');
export const InvoiceOrderBy = orderBy('Invoice', 'PERIOD');
export const OrderOrderBy = orderBy('Order', 'DELIVERY_DATE');

const IdFilter = builder.inputType('IDFilter', { fields: (t) => ({ eq: t.id() }) });
const StringFilter = builder.inputType('StringFilter', { fields: (t) => ({ contains: t.string() }) });
const DateFilter = builder.inputType('DateFilter', {
  fields: (t) => ({ eq: t.field({ type: 'Date' }), gte: t.field({ type: 'Date' }), lt: t.field({ type: 'Date' }) }),
});
const RowFilter = builder.inputType('RowFilter', { fields: (t) => ({ id: t.field({ type: IdFilter }) }) });
const StatusFilter = builder.inputType('StatusFilter', {
  fields: (t) => ({ eq: t.field({ type: SubscriptionStatus }) }),
});

export const CustomerFilter = builder.inputType('CustomerFilter', {
  fields: (t) => ({ name: t.field({ type: StringFilter }), area: t.field({ type: RowFilter }) }),
});
export const OrderFilter = builder.inputType('OrderFilter', {
  fields: (t) => ({ deliveryDate: t.field({ type: DateFilter }), agent: t.field({ type: RowFilter }) }),
});
export const SubscriptionFilter = builder.inputType('SubscriptionFilter', {
  fields: (t) => ({ status: t.field({ type: StatusFilter }) }),
});
