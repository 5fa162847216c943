import { registerEnumType } from 'type-graphql';

const DESCRIPTIONS = {
  CUSTOMER_WITHOUT_LOGIN: 'A customer that nobody can log in as.',
  LOGIN_WITHOUT_CUSTOMER: 'A user of role CUSTOMER without a customer, or the two name different partners.',
  ORDER_WITHOUT_ITEMS: 'An order of nothing.',
  DELIVERED_WITHOUT_CONFIRMATION:
    'An order whose status says delivered, in part or not at all, and that no current confirmation says so of.',
  CONFIRMATION_WITHOUT_STATUS: 'A current confirmation whose outcome is not the status of its order.',
  OUTCOME_AGAINST_ITEMS: 'A confirmation whose outcome contradicts its items.',
  DELIVERY_NOT_BILLED: 'Delivered in a month that is billed already, and on no invoice.',
  ONE_TIME_ORDER_NOT_BILLED: 'A delivered one-time order on no invoice, of whatever month.',
  UNVERIFIED_CONFIRMATION: 'Confirmed through a share link more than a day ago, and checked by nobody.',
  INVOICE_TOTAL_AGAINST_LINES: 'A finalised invoice whose total is not the sum of its lines.',
  INVOICE_PAID_AGAINST_ALLOCATIONS: 'An invoice whose paid amount is not the sum of its allocations.',
  PAYMENT_AGAINST_ALLOCATIONS: 'A payment whose allocated amount is not the sum of its allocations.',
  LEDGER_OUT_OF_STEP: 'A ledger entry whose number or running balance does not follow from the one before.',
  DOCUMENT_NOT_IN_LEDGER: 'A finalised invoice or a payment that the ledger does not know.',
  NUMBER_MISSING: 'A gap in a series of document numbers.',
  QUARANTINED_RECORD: 'A legacy document that waits for a decision.',
} as const;

export type LinkageCheckName = keyof typeof DESCRIPTIONS;

export const LinkageCheckName = Object.fromEntries(Object.keys(DESCRIPTIONS).map((name) => [name, name])) as {
  readonly [name in LinkageCheckName]: name;
};

/** What each check looks for. */
export const LINKAGE_CHECKS: Readonly<Record<LinkageCheckName, string>> = DESCRIPTIONS;

registerEnumType(LinkageCheckName, {
  name: 'LinkageCheckName',
  description: 'What is looked for in the chain from user to payment.',
  valuesConfig: Object.fromEntries(Object.entries(DESCRIPTIONS).map(([name, description]) => [name, { description }])),
});

export const Severity = { ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO' } as const;

export type Severity = (typeof Severity)[keyof typeof Severity];

registerEnumType(Severity, {
  name: 'Severity',
  description: 'What a finding means.',
  valuesConfig: {
    ERROR: {
      description: 'The books or the chain are wrong. The database refuses these; one that is found came from outside.',
    },
    WARNING: { description: 'Somebody should look: money or access may be missing.' },
    INFO: { description: 'Worth knowing.' },
  },
});
