import { customer, type Edge, type Edges, is, joined, ofCustomer, product, user } from '../edge.ts';

const UNRELEASED = is('releasedAt', null);

const billedProduct: Edge = (line, world) => {
  const item = joined('order_items', { customerId: 'customerId', orderId: 'orderId', id: 'orderItemId' });
  return item(line, world).flatMap((row) => product(row, world));
};

export const BILLS: Edges = {
  Invoice: {
    customer,
    lines: joined('invoice_lines', { customerId: 'customerId', invoiceId: 'id' }),
    creditNotes: joined('credit_notes', { customerId: 'customerId', invoiceId: 'id' }),
    payments: joined('payment_allocations', { customerId: 'customerId', invoiceId: 'id' }, UNRELEASED),
  },
  InvoiceLine: {
    invoice: ofCustomer('invoices', 'invoiceId'),
    order: ofCustomer('orders', 'orderId'),
    product: billedProduct,
    deliveryItem: joined('delivery_items', {
      customerId: 'customerId',
      orderItemId: 'orderItemId',
      deliveryStatusId: 'deliveryStatusId',
    }),
  },
  CreditNote: {
    customer,
    invoice: ofCustomer('invoices', 'invoiceId'),
    issuedBy: user('issuedById'),
    lines: joined('credit_note_lines', { customerId: 'customerId', creditNoteId: 'id' }),
  },
  CreditNoteLine: { invoiceLine: ofCustomer('invoice_lines', 'invoiceLineId') },
  Payment: {
    customer,
    allocations: joined('payment_allocations', { customerId: 'customerId', paymentId: 'id' }, UNRELEASED),
    delivery: ofCustomer('delivery_statuses', 'deliveryStatusId'),
    recordedBy: user('recordedById'),
    reversal: joined('ledger_entries', { customerId: 'customerId', paymentId: 'id' }, is('kind', 'PAYMENT_REVERSAL')),
  },
  PaymentAllocation: { invoice: ofCustomer('invoices', 'invoiceId'), payment: ofCustomer('payments', 'paymentId') },
  LedgerEntry: {
    customer,
    createdBy: user('createdById'),
    invoice: ofCustomer('invoices', 'invoiceId'),
    payment: ofCustomer('payments', 'paymentId'),
    creditNote: ofCustomer('credit_notes', 'creditNoteId'),
  },
};
