import type { ViewerRole } from '../../src/access/viewer.ts';

// Who may use which root field, written down a second time, independently of src/access/permission.ts: an unintended change there
// is a difference here.

const ALWAYS = ['activateAccount', 'login', 'refreshSession', 'viewer'];
const LOGGED_IN = [...ALWAYS, 'changePassword', 'logout'];
const BY_ID = ['node', 'nodes'];
const CHAIN = [
  ...LOGGED_IN,
  ...BY_ID,
  ...[
    'address',
    'area',
    'areas',
    'businessSettings',
    'deliveryRun',
    'demand',
    'customer',
    'customerByPhone',
    'customers',
    'deliveryStatus',
    'deliveryStatuses',
  ],
  ...['order', 'orders', 'product', 'products', 'subscription', 'subscriptions', 'user'],
];
const BILLS = ['creditNote', 'invoice', 'invoiceLine', 'invoices', 'payment', 'payments'];
const REPORTS = ['arrears', 'billingPreview', 'linkageReport', 'revenue'];
const PROFILE = ['addAddress', 'archiveAddress', 'updateAddress', 'updateCustomer'];
const CARE = [...PROFILE, 'setCustomerStatus'];
const ROUNDS = ['assignAgent', 'setRouteOrder'];
const PEOPLE = ['anonymizeCustomer', 'createUser', 'disableUser', 'enableUser', 'linkUserToCustomer', 'updateUser'];
const CATALOGUE = [
  ...['createArea', 'createProduct', 'deactivateProduct', 'setProductPrice', 'setTaxRate', 'updateArea'],
  ...['updateBusinessSettings', 'updateProduct'],
];

export const EXPECTED_PERMISSIONS: Record<ViewerRole, readonly string[]> = {
  ADMIN: [
    ...[...CHAIN, ...BILLS, ...REPORTS, 'auditEvent', 'auditEvents', 'importRun', 'importRuns'],
    ...['shareLink', 'unbilledDeliveries', 'users'],
    ...[...CARE, ...ROUNDS, ...PEOPLE, ...CATALOGUE, 'createCustomer', 'issueActivation', 'setCustomerPrice'],
  ],
  BILLING_ANALYST: [...CHAIN, ...BILLS, ...REPORTS, 'shareLink', 'unbilledDeliveries', 'setCustomerPrice'],
  SUPPORT: [...CHAIN, ...BILLS, 'shareLink', 'unbilledDeliveries', 'users', ...CARE, ...ROUNDS, 'issueActivation'],
  MARKETING: [...CHAIN, ...CARE, 'createCustomer'],
  DELIVERY_AGENT: CHAIN,
  SUPPLIER: [...LOGGED_IN, ...BY_ID],
  CUSTOMER: [...CHAIN, ...BILLS, ...PROFILE],
  SHARE_LINK: [...ALWAYS, 'deliveryRun', 'order', 'orders'],
  MUST_CHANGE_PASSWORD: LOGGED_IN,
  ANONYMOUS: ALWAYS,
};
