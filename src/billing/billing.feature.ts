import type { Feature } from '../compiler/feature.ts';
import { CreditNoteCustomerResolver } from './credit-note-customer.resolver.ts';
import { CreditNoteInvoiceResolver } from './credit-note-invoice.resolver.ts';
import { CreditNoteIssuedByResolver } from './credit-note-issued-by.resolver.ts';
import { CreditNoteLineInvoiceLineResolver } from './credit-note-line-invoice-line.resolver.ts';
import { CreditNoteLinesResolver } from './credit-note-lines.resolver.ts';
import { creditNoteScope } from './credit-notes/credit-note.scope.ts';
import { creditNoteLineScope } from './credit-notes/credit-note-line.scope.ts';
import { CustomerBalanceResolver } from './customer-balance.resolver.ts';
import { CustomerInvoicesResolver } from './customer-invoices.resolver.ts';
import { CustomerLedgerResolver } from './customer-ledger.resolver.ts';
import { CustomerPaymentsResolver } from './customer-payments.resolver.ts';
import { DeliveryItemInvoiceLineResolver } from './delivery-item-invoice-line.resolver.ts';
import { InvoiceCreditNotesResolver } from './invoice-credit-notes.resolver.ts';
import { InvoiceCsvResolver } from './invoice-csv.resolver.ts';
import { InvoiceCustomerResolver } from './invoice-customer.resolver.ts';
import { InvoiceLineDeliveryItemResolver } from './invoice-line-delivery-item.resolver.ts';
import { InvoiceLineInvoiceResolver } from './invoice-line-invoice.resolver.ts';
import { InvoiceLineOrderResolver } from './invoice-line-order.resolver.ts';
import { InvoiceLineProductResolver } from './invoice-line-product.resolver.ts';
import { InvoiceLinesResolver } from './invoice-lines.resolver.ts';
import { InvoicePaymentsResolver } from './invoice-payments.resolver.ts';
import { InvoiceShareTextResolver } from './invoice-share-text.resolver.ts';
import { InvoiceResolver } from './invoices/invoice.root.ts';
import { invoiceScope } from './invoices/invoice.scope.ts';
import { invoiceLineScope } from './invoices/invoice-line.scope.ts';
import { ledgerEntryScope } from './ledger/ledger-entry.scope.ts';
import { LedgerEntryCreatedByResolver } from './ledger-entry-created-by.resolver.ts';
import { LedgerEntryCustomerResolver } from './ledger-entry-customer.resolver.ts';
import { LedgerEntryDocumentsResolver } from './ledger-entry-documents.resolver.ts';
import { OrderBilledResolver } from './order-billed.resolver.ts';
import { OrderInvoiceLinesResolver } from './order-invoice-lines.resolver.ts';
import { OrderItemInvoiceLineResolver } from './order-item-invoice-line.resolver.ts';
import { PaymentAllocationInvoiceResolver } from './payment-allocation-invoice.resolver.ts';
import { PaymentAllocationPaymentResolver } from './payment-allocation-payment.resolver.ts';
import { PaymentAllocationsResolver } from './payment-allocations.resolver.ts';
import { PaymentCustomerResolver } from './payment-customer.resolver.ts';
import { PaymentDeliveryResolver } from './payment-delivery.resolver.ts';
import { PaymentRecordedByResolver } from './payment-recorded-by.resolver.ts';
import { PaymentReversalResolver } from './payment-reversal.resolver.ts';
import { PaymentResolver } from './payments/payment.root.ts';
import { paymentScope } from './payments/payment.scope.ts';
import { paymentAllocationScope } from './payments/payment-allocation.scope.ts';
import { ArrearsResolver } from './reports/arrears/arrears.root.ts';
import {
  CalendarDayResolver,
  CustomerCalendarResolver,
  PlannedDeliveryResolver,
} from './reports/calendar/customer-calendar.edges.ts';
import { BillingPreviewLineResolver, BillingPreviewResolver } from './reports/preview/billing-preview.root.ts';
import { RevenueResolver } from './reports/revenue/revenue.root.ts';
import { UnbilledDeliveriesResolver } from './reports/unbilled/unbilled-delivery.root.ts';

/** What billing adds to the graph. */
export const billingFeature: Feature = {
  resolvers: [
    ArrearsResolver,
    BillingPreviewLineResolver,
    BillingPreviewResolver,
    CalendarDayResolver,
    CustomerCalendarResolver,
    PlannedDeliveryResolver,
    RevenueResolver,
    UnbilledDeliveriesResolver,
    CreditNoteCustomerResolver,
    CreditNoteInvoiceResolver,
    CreditNoteIssuedByResolver,
    CreditNoteLineInvoiceLineResolver,
    CreditNoteLinesResolver,
    CustomerBalanceResolver,
    CustomerInvoicesResolver,
    CustomerLedgerResolver,
    CustomerPaymentsResolver,
    DeliveryItemInvoiceLineResolver,
    InvoiceCreditNotesResolver,
    InvoiceCsvResolver,
    InvoiceCustomerResolver,
    InvoiceLineDeliveryItemResolver,
    InvoiceLineInvoiceResolver,
    InvoiceLineOrderResolver,
    InvoiceLineProductResolver,
    InvoiceLinesResolver,
    InvoicePaymentsResolver,
    InvoiceResolver,
    InvoiceShareTextResolver,
    LedgerEntryCreatedByResolver,
    LedgerEntryCustomerResolver,
    LedgerEntryDocumentsResolver,
    OrderBilledResolver,
    OrderInvoiceLinesResolver,
    OrderItemInvoiceLineResolver,
    PaymentAllocationInvoiceResolver,
    PaymentAllocationPaymentResolver,
    PaymentAllocationsResolver,
    PaymentCustomerResolver,
    PaymentDeliveryResolver,
    PaymentRecordedByResolver,
    PaymentReversalResolver,
    PaymentResolver,
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
};
