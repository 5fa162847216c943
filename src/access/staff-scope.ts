/** Staff who look up any customer, from profile to delivery. */
export const CHAIN_FOR_STAFF = {
  ADMIN: 'all',
  BILLING_ANALYST: 'all',
  SUPPORT: 'all',
  MARKETING: 'all',
} as const;

/** Staff who are responsible for money; not marketing. */
export const BILLS_FOR_STAFF = {
  ADMIN: 'all',
  BILLING_ANALYST: 'all',
  SUPPORT: 'all',
} as const;
