import { ALL_ROLES, Role } from './role.ts';
import type { ViewerRole } from './viewer.ts';

const { ADMIN, BILLING_ANALYST, SUPPORT, MARKETING, DELIVERY_AGENT, CUSTOMER } = Role;

const EVERYONE: readonly ViewerRole[] = [...ALL_ROLES, 'SHARE_LINK', 'MUST_CHANGE_PASSWORD', 'ANONYMOUS'];
/** Anyone who has logged in, including those who must change the password first. */
const EVERY_USER: readonly ViewerRole[] = [...ALL_ROLES, 'MUST_CHANGE_PASSWORD'];
/** Staff who work with customers and deliveries, and the customers themselves. Row scopes decide which rows each gets. */
const CHAIN: readonly ViewerRole[] = [ADMIN, BILLING_ANALYST, SUPPORT, MARKETING, DELIVERY_AGENT, CUSTOMER];
/** Also anyone who holds a share link, for the orders that it was issued for. */
const ROUND: readonly ViewerRole[] = [...CHAIN, 'SHARE_LINK'];
/** Staff who look after customers. */
const CARE: readonly ViewerRole[] = [ADMIN, SUPPORT, MARKETING];
const BILLS: readonly ViewerRole[] = [ADMIN, BILLING_ANALYST, SUPPORT, CUSTOMER];

/**
 * Who may do what: every root field of the API is an action of its own name. Nobody may do what is not listed here. Which rows an
 * allowed action reaches is up to the row scopes.
 */
const PERMISSIONS = {
  login: EVERYONE,
  refreshSession: EVERYONE,
  activateAccount: EVERYONE,
  changePassword: EVERY_USER,
  logout: EVERY_USER,
  viewer: EVERYONE,

  // Row scopes alone decide what an id leads to.
  node: ALL_ROLES,
  nodes: ALL_ROLES,

  customer: CHAIN,
  customers: CHAIN,
  customerByPhone: CHAIN,
  subscription: CHAIN,
  subscriptions: CHAIN,
  order: ROUND,
  orders: ROUND,
  deliveryStatus: CHAIN,
  deliveryStatuses: CHAIN,
  deliveryRun: ROUND,
  demand: CHAIN,
  product: CHAIN,
  products: CHAIN,
  address: CHAIN,
  area: CHAIN,
  areas: CHAIN,
  user: CHAIN,
  businessSettings: CHAIN,

  invoice: BILLS,
  invoices: BILLS,
  invoiceLine: BILLS,
  creditNote: BILLS,
  payment: BILLS,
  payments: BILLS,

  shareLink: [ADMIN, BILLING_ANALYST, SUPPORT],

  unbilledDeliveries: [ADMIN, BILLING_ANALYST, SUPPORT],
  arrears: [ADMIN, BILLING_ANALYST],
  billingPreview: [ADMIN, BILLING_ANALYST],
  revenue: [ADMIN, BILLING_ANALYST],
  linkageReport: [ADMIN, BILLING_ANALYST],

  users: [ADMIN, SUPPORT],
  importRun: [ADMIN],
  importRuns: [ADMIN],
  auditEvent: [ADMIN],
  auditEvents: [ADMIN],

  createCustomer: [ADMIN, MARKETING],
  updateCustomer: [...CARE, CUSTOMER],
  setCustomerStatus: CARE,
  addAddress: [...CARE, CUSTOMER],
  updateAddress: [...CARE, CUSTOMER],
  archiveAddress: [...CARE, CUSTOMER],
  assignAgent: [ADMIN, SUPPORT],
  setRouteOrder: [ADMIN, SUPPORT],
  anonymizeCustomer: [ADMIN],
  linkUserToCustomer: [ADMIN],
  issueActivation: [ADMIN, SUPPORT],
  createUser: [ADMIN],
  updateUser: [ADMIN],
  disableUser: [ADMIN],
  enableUser: [ADMIN],

  createArea: [ADMIN],
  updateArea: [ADMIN],
  createProduct: [ADMIN],
  updateProduct: [ADMIN],
  deactivateProduct: [ADMIN],
  setProductPrice: [ADMIN],
  setTaxRate: [ADMIN],
  setCustomerPrice: [ADMIN, BILLING_ANALYST],
  updateBusinessSettings: [ADMIN],
} as const satisfies Record<string, readonly ViewerRole[]>;

export type Action = keyof typeof PERMISSIONS;

export const ALL_ACTIONS = Object.keys(PERMISSIONS) as readonly Action[];

const rolesByAction: ReadonlyMap<string, ReadonlySet<ViewerRole>> = new Map(
  Object.entries(PERMISSIONS).map(([action, roles]) => [action, new Set<ViewerRole>(roles)]),
);

/** False for an action that is not in the table. */
export function may(role: ViewerRole, action: string): boolean {
  return rolesByAction.get(action)?.has(role) ?? false;
}

export function actionsOf(role: ViewerRole): readonly Action[] {
  return ALL_ACTIONS.filter((action) => may(role, action));
}
