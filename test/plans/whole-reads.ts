/**
 * The statements that may scan a big table or one of its whole indexes, with the tables and the reason. A partial index may
 * always be scanned: it is the answer.
 */
export const WHOLE_READS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'latest confirmations': {
    delivery_statuses: 'Scans the ids backwards, newest first, and stops after the page.',
  },
  'unbilled deliveries': {
    orders:
      'The total counts unbilled items by a property of their orders; for 90,000 of them one pass is cheaper than as many look-ups.',
    delivery_statuses: 'The page scans the ids backwards, where the unbilled ones are, and stops when it is full.',
  },
  revenue: {
    delivery_items:
      'A month is a third of all rows here; one pass is cheaper than 300,000 look-ups. A day uses the keys.',
  },
  'billing preview': {
    order_items: 'Prices 90,000 billable items; one pass is cheaper than as many look-ups.',
    delivery_items: 'The same, if planned for any month.',
  },
  'billable deliveries of everybody': {
    order_items: 'The same 90,000 items, by another query.',
  },
};

/** Statements whose task is to read everything, and which are not listed as users of indexes. */
export const READS_EVERYTHING: Readonly<Record<string, string>> = {
  recovery:
    'Its linkage report compares all stored rows with everything that they must match; nobody waits for it on a page.',
};
