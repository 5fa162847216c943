/**
 * The statements that may scan a big table or one of its whole indexes, with the tables and the reason. A partial index may
 * always be scanned: it is the answer.
 */
export const WHOLE_READS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'latest confirmations': {
    delivery_statuses: 'Walks the ids backwards, which are the newest first, and stops after the page.',
  },
  'unbilled deliveries': {
    orders:
      'The total counts unbilled items by what their orders are; at 90,000 of them one pass is cheaper than as many look-ups.',
    delivery_statuses: 'The page walks the ids backwards, where the unbilled ones are, and stops when it is full.',
  },
  revenue: {
    delivery_items:
      'A month is a third of all rows here; one pass is cheaper than 300,000 look-ups. A day uses the keys.',
  },
  'billing preview': {
    order_items: 'Prices 90,000 billable items; one pass is cheaper than as many look-ups.',
    delivery_items: 'The same, where it is planned for any month.',
  },
  'billable deliveries of everybody': {
    order_items: 'The same 90,000 items, whichever way they are asked for.',
  },
};

/** Statements whose task is to read everything, and which are not listed as users of indexes. */
export const READS_EVERYTHING: Readonly<Record<string, string>> = {
  recovery:
    'Its linkage report compares all that is stored with all it should agree with, and is no page that anybody waits for.',
};
