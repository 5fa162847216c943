import type { Feature } from '../compiler/feature.ts';
import { forgetBilling } from './billing.forget.ts';
import { CreditNoteEdges } from './credit-notes/credit-note.edges.ts';
import { CreditNoteRoot } from './credit-notes/credit-note.root.ts';
import { creditNoteScope } from './credit-notes/credit-note.scope.ts';
import { CreditNoteLineEdges } from './credit-notes/credit-note-line.edges.ts';
import { creditNoteLineScope } from './credit-notes/credit-note-line.scope.ts';
import { CustomerEdges } from './customer.edges.ts';
import { DeliveryItemEdges } from './delivery-item.edges.ts';
import { InvoiceEdges } from './invoices/invoice.edges.ts';
import { InvoiceRoot } from './invoices/invoice.root.ts';
import { invoiceScope } from './invoices/invoice.scope.ts';
import { InvoiceLineEdges } from './invoices/invoice-line.edges.ts';
import { InvoiceLineRoot } from './invoices/invoice-line.root.ts';
import { invoiceLineScope } from './invoices/invoice-line.scope.ts';
import { LedgerEntryEdges } from './ledger/ledger-entry.edges.ts';
import { ledgerEntryScope } from './ledger/ledger-entry.scope.ts';
import { OrderEdges } from './order.edges.ts';
import { OrderItemEdges } from './order-item.edges.ts';
import { PaymentEdges } from './payments/payment.edges.ts';
import { PaymentRoot } from './payments/payment.root.ts';
import { paymentScope } from './payments/payment.scope.ts';
import { PaymentAllocationEdges } from './payments/payment-allocation.edges.ts';
import { paymentAllocationScope } from './payments/payment-allocation.scope.ts';
import { ArrearsEdges } from './reports/arrears/arrears.edges.ts';
import { ArrearsRoot } from './reports/arrears/arrears.root.ts';
import { CalendarDayEdges } from './reports/calendar/calendar-day.edges.ts';
import { CustomerCalendarEdges } from './reports/calendar/customer.edges.ts';
import { PlannedDeliveryEdges } from './reports/calendar/planned-delivery.edges.ts';
import { BillingPreviewEdges } from './reports/preview/billing-preview.edges.ts';
import { BillingPreviewRoot } from './reports/preview/billing-preview.root.ts';
import { BillingPreviewLineEdges } from './reports/preview/billing-preview-line.edges.ts';
import { RevenueRoot } from './reports/revenue/revenue.root.ts';
import { RevenueRowEdges } from './reports/revenue/revenue-row.edges.ts';
import { UnbilledDeliveryEdges } from './reports/unbilled/unbilled-delivery.edges.ts';
import { UnbilledDeliveriesRoot } from './reports/unbilled/unbilled-delivery.root.ts';

/** What billing adds to the graph. */
export const billingFeature: Feature = {
  resolvers: [
    CreditNoteLineEdges,
    CreditNoteEdges,
    CreditNoteRoot,
    CustomerEdges,
    DeliveryItemEdges,
    InvoiceLineEdges,
    InvoiceLineRoot,
    InvoiceEdges,
    InvoiceRoot,
    LedgerEntryEdges,
    OrderItemEdges,
    OrderEdges,
    PaymentAllocationEdges,
    PaymentEdges,
    PaymentRoot,
    ArrearsEdges,
    ArrearsRoot,
    CalendarDayEdges,
    CustomerCalendarEdges,
    PlannedDeliveryEdges,
    BillingPreviewLineEdges,
    BillingPreviewEdges,
    BillingPreviewRoot,
    RevenueRowEdges,
    RevenueRoot,
    UnbilledDeliveryEdges,
    UnbilledDeliveriesRoot,
  ],
  scopes: [
    creditNoteLineScope,
    creditNoteScope,
    invoiceLineScope,
    invoiceScope,
    ledgerEntryScope,
    paymentAllocationScope,
    paymentScope,
  ],
  forget: forgetBilling,
};
