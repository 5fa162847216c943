/** The ids in volume-rows.ts, by its numbers for kinds. */
const idOf = (kind: number) => (number: number) => {
  const digits = ((BigInt(kind) << 40n) + BigInt(number)).toString(16).padStart(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const id = {
  customer: idOf(1),
  user: idOf(2),
  subscription: idOf(3),
  area: idOf(5),
  agent: idOf(6),
  product: idOf(7),
  admin: idOf(8),
  family: idOf(10),
  importRun: idOf(42),
  order: idOf(20),
  invoice: idOf(30),
  key: idOf(41),
};

/** One of the ten thousand customers, with everything that belongs to it. */
export const CUSTOMER = {
  id: id.customer(4_242),
  userId: id.user(4_242),
  subscriptionId: id.subscription(4_242),
  orderId: id.order(604_242),
  invoiceId: id.invoice(24_242),
  paymentId: id.invoice(14_242),
};
