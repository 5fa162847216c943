import { jsonPgSmartTags } from 'postgraphile/utils';

/** An order's bill lines belong to its delivered items; this declares the short way, which is a key of both tables too. */
export const smartTags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      // The table's plain name is taken by GraphQL's root type.
      'public.subscriptions': { tags: { name: 'delivery_subscriptions' } },
      'public.invoice_lines': {
        tags: {
          foreignKey: '(customer_id, order_id) references orders (customer_id, id)|@foreignFieldName invoiceLines',
        },
      },
    },
  },
});
