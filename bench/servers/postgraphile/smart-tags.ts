import { jsonPgSmartTags } from 'postgraphile/utils';

/** An order's bill lines hang on its delivered items; this names the short way, which is a key of both tables as well. */
export const smartTags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      // The name of the plain table is taken by GraphQL's own root type.
      'public.subscriptions': { tags: { name: 'delivery_subscriptions' } },
      'public.invoice_lines': {
        tags: {
          foreignKey: '(customer_id, order_id) references orders (customer_id, id)|@foreignFieldName invoiceLines',
        },
      },
    },
  },
});
