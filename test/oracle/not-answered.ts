/**
 * Fields that the oracle leaves to tests of their own: reports, each of which is its own query and not derived from the schema.
 * It must answer everything else; a field that it does not know fails the test.
 */
const NOT_ANSWERED: ReadonlySet<string> = new Set([
  'Query.arrears',
  'Query.billingPreview',
  'Query.linkageReport',
  'Query.revenue',
  'Query.unbilledDeliveries',
]);

export const isAnswered = (typeName: string, fieldName: string): boolean =>
  !NOT_ANSWERED.has(`${typeName}.${fieldName}`);
