import { registerEnumType } from 'type-graphql';

const DESCRIPTIONS = {
  CUSTOMER_WITHOUT_LOGIN: 'A customer that nobody can log in as.',
  LOGIN_WITHOUT_CUSTOMER: 'A user of role CUSTOMER without a customer, or a pair that does not point at each other.',
  ORDER_WITHOUT_ITEMS: 'An order without items.',
  DELIVERED_WITHOUT_CONFIRMATION:
    'An order whose status is an outcome (delivered, partly or not delivered) without a current confirmation of it.',
  CONFIRMATION_WITHOUT_STATUS: 'A current confirmation whose outcome differs from the status of its order.',
  OUTCOME_AGAINST_ITEMS: 'A confirmation whose outcome contradicts its items.',
  DELIVERY_NOT_BILLED: 'A delivery in an already billed month that is not on an invoice.',
  ONE_TIME_ORDER_NOT_BILLED: 'A delivered one-time order of any month that is not on an invoice.',
  UNVERIFIED_CONFIRMATION: 'A confirmation made through a share link more than a day ago that nobody has verified.',
  INVOICE_TOTAL_AGAINST_LINES: 'A finalised invoice whose total is not the sum of its lines.',
  INVOICE_PAID_AGAINST_ALLOCATIONS: 'An invoice whose paid amount is not the sum of its allocations.',
  PAYMENT_AGAINST_ALLOCATIONS: 'A payment whose allocated amount is not the sum of its allocations.',
  LEDGER_OUT_OF_STEP: 'A ledger entry whose number or running balance does not follow from the previous one.',
  DOCUMENT_NOT_IN_LEDGER: 'A finalised invoice or a payment that is not in the ledger.',
  NUMBER_MISSING: 'A gap in a series of document numbers.',
  QUARANTINED_RECORD: 'A legacy document that is waiting for a decision.',
} as const;

export type LinkageCheckName = keyof typeof DESCRIPTIONS;

export const LinkageCheckName = Object.fromEntries(Object.keys(DESCRIPTIONS).map((name) => [name, name])) as {
  readonly [name in LinkageCheckName]: name;
};

/** What each check looks for. */
export const LINKAGE_CHECKS: Readonly<Record<LinkageCheckName, string>> = DESCRIPTIONS;

registerEnumType(LinkageCheckName, {
  name: 'LinkageCheckName',
  description: 'The checks of the chain from user to payment.',
  valuesConfig: Object.fromEntries(Object.entries(DESCRIPTIONS).map(([name, description]) => [name, { description }])),
});

export const Severity = { ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO' } as const;

export type Severity = (typeof Severity)[keyof typeof Severity];

registerEnumType(Severity, {
  name: 'Severity',
  description: 'How serious a finding is.',
  valuesConfig: {
    ERROR: {
      description:
        'The books or the chain are wrong. The database refuses such data, so something must have bypassed its checks.',
    },
    WARNING: { description: 'Somebody should look into it: money or access may be missing.' },
    INFO: { description: 'Worth knowing.' },
  },
});
