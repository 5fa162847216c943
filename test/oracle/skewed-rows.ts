import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { PrismaClient } from '../../src/generated/prisma/client.ts';
import { PATIENCE_MS } from '../support/patience.ts';

/** Equal except for case, accents, width or nothing at all: what orderings and text filters get wrong. */
const NAMES = [
  'asha',
  'Asha',
  'ASHA',
  'Áshá',
  'Ash',
  'Zoë',
  'Zoe',
  'आशा',
  '🥛 milk',
  '100% _pure_',
  "D'Souza",
  'a\\b',
  '-a',
];
const QUANTITIES = ['0.001', '0.5', '1', '1.005', '2.675', '9999999.999'];
const PRICES = ['0', '0.01', '0.1', '33.33', '99999.99'];
const MOMENTS = ['2026-03-01T00:00:00.000Z', '2026-03-19T18:29:59.999Z', '2026-03-19T18:30:00.000Z'];
const DAYS = ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-04-01'];

/** The time of the clock in skewed-database.ts. */
const NOW = '2026-03-20T03:30:00.000Z';

const JSON_VALUES = [{}, [], { a: { b: [null, 1.5, 'आशा'] } }, '{}', 0, false];

const idOf = (...parts: readonly unknown[]): string => {
  const hex = createHash('md5').update(parts.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });

/** Adds valid rows to the random history that are as awkward as valid rows can be; the same for the same seed. */
export async function addSkewedRows(prisma: PrismaClient, seed: number): Promise<void> {
  const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] => fc.sample(arbitrary, { seed, numRuns: count });
  // Sees households for a day without what others delivered there before.
  const standIn = { id: idOf(seed, 'stand-in'), email: 'stand-in@x.example', name: 'Ash' };
  await prisma.user.create({ data: { ...standIn, role: 'DELIVERY_AGENT', status: 'ACTIVE' } });
  const [agents, areas, products] = await Promise.all([
    prisma.user.findMany({ where: { role: 'DELIVERY_AGENT' }, orderBy: { id: 'asc' } }),
    prisma.area.findMany({ orderBy: { id: 'asc' } }),
    prisma.product.findMany({ orderBy: { id: 'asc' } }),
  ]);
  const oneOf = (rows: readonly { readonly id: string }[]) => fc.constantFrom(...rows.map(({ id }) => id));

  await prisma.product.update({ where: { id: products[0]?.id as string }, data: { name: '=1+"1", -a' } });
  await prisma.businessSettings.updateMany({ data: { name: "O'Hara & Sons (పాలు) 50%", upiId: 'early bird+1@upi' } });
  await addRecords(prisma, seed, agents);

  await addLinks(prisma, seed, agents, areas);

  const customers = sample(
    fc.record({
      name: fc.constantFrom(...NAMES),
      phone: often(fc.constantFrom('+919800000001', '+919800000002')),
      status: fc.constantFrom('TRIAL' as const, 'ACTIVE' as const, 'PAUSED' as const, 'STOPPED' as const),
      areaId: often(oneOf(areas)),
      agentId: often(oneOf(agents)),
      routePosition: often(fc.integer({ min: 1, max: 2 })),
      createdAt: fc.constantFrom(...MOMENTS),
    }),
    12,
  ).map((customer, at) => ({ ...customer, id: idOf(seed, 'customer', at) }));
  await prisma.customer.createMany({ data: customers });

  await prisma.address.createMany({
    data: sample(
      fc.record({
        label: often(fc.constantFrom(...NAMES)),
        line1: fc.constantFrom(...NAMES),
        city: often(fc.constantFrom(...NAMES)),
        archivedAt: often(fc.constantFrom(...MOMENTS)),
        createdAt: fc.constantFrom(...MOMENTS),
        customerId: oneOf(customers),
      }),
      20,
    ).map((address, at) => ({ ...address, id: idOf(seed, 'address', at) })),
  });

  // Some for households with a history: a stand-in sees the household, and not what others delivered there.
  const households = await prisma.customer.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  const orders = sample(
    fc.record({
      customerId: oneOf(households),
      deliveryDate: fc.constantFrom(...DAYS),
      shift: fc.constantFrom('MORNING' as const, 'EVENING' as const),
      agentId: often(oneOf(agents)),
      areaId: often(oneOf(areas)),
      addressLine1: often(fc.constantFrom(...NAMES)),
      note: often(fc.constantFrom(...NAMES)),
      createdAt: fc.constantFrom(...MOMENTS),
    }),
    40,
  ).map((order, at) => ({
    ...order,
    source: 'ONE_TIME' as const,
    deliveryDate: new Date(order.deliveryDate),
    id: idOf(seed, 'order', at),
  }));
  const items = orders.flatMap(({ customerId, id: orderId }, place) =>
    sample(
      fc.record({
        productId: oneOf(products),
        quantity: fc.constantFrom(...QUANTITIES),
        unitPrice: fc.constantFrom(...PRICES),
      }),
      place + 2,
    )
      .slice(place)
      .map((item, at) => ({
        ...item,
        customerId,
        orderId,
        id: idOf(seed, 'item', orderId, at),
        amount: amountOf(item.quantity, item.unitPrice),
      })),
  );
  // Together, since an order without items is refused at commit.
  await prisma.$transaction(
    async (tx) => {
      await tx.order.createMany({ data: orders });
      await tx.orderItem.createMany({ data: items });
    },
    { timeout: PATIENCE_MS },
  );
}

/** Of every kind; some expire later, some at this very moment, some are revoked. */
async function addLinks(
  prisma: PrismaClient,
  seed: number,
  agents: readonly { readonly id: string }[],
  areas: readonly { readonly id: string }[],
): Promise<void> {
  const admin = await prisma.user.findFirstOrThrow({ where: { role: 'ADMIN' } });
  const arbitrary = fc.record({
    name: fc.constantFrom(...NAMES),
    date: fc.constantFrom(...DAYS.slice(0, 5)).map((day) => new Date(day)),
    shift: often(fc.constantFrom('MORNING' as const, 'EVENING' as const)),
    areaId: fc.option(fc.constantFrom(...areas.map(({ id }) => id)), { freq: 1 }),
    agentId: fc.option(fc.constantFrom(...agents.map(({ id }) => id)), { freq: 1 }),
    expiresAt: fc.constantFrom(NOW, '2026-03-20T03:30:00.001Z', '2026-04-19T18:30:00.000Z', '2026-04-19T18:30:00.000Z'),
    revokedAt: fc.oneof(fc.constantFrom<string | null>(null), fc.constantFrom<string | null>(null, null, ...MOMENTS)),
  });
  const links = fc.sample(arbitrary, { seed, numRuns: 14 });
  await prisma.shareLink.createMany({
    data: links.map((link, at) => ({
      ...link,
      id: idOf(seed, 'link', at),
      tokenHash: createHash('sha256').update(`link ${seed} ${at}`).digest('hex'),
      createdById: admin.id,
      createdAt: MOMENTS[0] as string,
    })),
  });
}

/** Rows without a history: audit events and imports. */
async function addRecords(
  prisma: PrismaClient,
  seed: number,
  users: readonly { readonly id: string }[],
): Promise<void> {
  const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] => fc.sample(arbitrary, { seed, numRuns: count });
  const userId = fc.constantFrom(...users.map(({ id }) => id));
  const actor = fc.oneof(
    userId.map((actorId) => ({ actorKind: 'USER' as const, actorId })),
    userId.map((actorId) => ({ actorKind: 'SHARE_LINK' as const, actorId })),
    fc.constant({ actorKind: 'SYSTEM' as const, actorId: null }),
  );
  const events = sample(
    fc.record({
      actor,
      at: fc.constantFrom(...MOMENTS),
      action: fc.constantFrom('recordDelivery', 'voidInvoice'),
      entity: often(fc.record({ entityType: fc.constantFrom('Order', 'Invoice'), entityId: often(userId) })),
      after: fc.constantFrom(...JSON_VALUES),
      ip: often(fc.constant('2001:db8::1')),
      userAgent: often(fc.constantFrom(...NAMES)),
    }),
    30,
  );
  await prisma.auditEvent.createMany({
    data: events.map(({ actor: by, entity, ...event }, at) => ({
      ...event,
      ...by,
      ...entity,
      id: idOf(seed, 'event', at),
    })),
  });
  const runs = sample(
    fc.record({
      status: fc.constantFrom('RUNNING' as const, 'COMPLETED' as const, 'FAILED' as const, 'UNDONE' as const),
      source: fc.constantFrom(...NAMES),
      cutover: fc.constantFrom(...DAYS).map((day) => new Date(day)),
      counts: fc.constantFrom(...JSON_VALUES),
      startedById: often(userId),
      startedAt: fc.constantFrom(...MOMENTS),
      finishedAt: fc.constantFrom('2026-03-19T19:00:00.000Z', '2026-03-19T20:00:00.000Z'),
    }),
    8,
  );
  await prisma.importRun.createMany({
    data: runs.map(({ finishedAt, ...run }, at) => ({
      ...run,
      finishedAt: run.status === 'RUNNING' ? null : finishedAt,
      id: idOf(seed, 'run', at),
    })),
  });
}

/** Rounded half up to two decimals. */
function amountOf(quantity: string, unitPrice: string): string {
  const units = (text: string, scale: number) => {
    const [whole = '', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(scale, '0'));
  };
  const hundredths = (units(quantity, 3) * units(unitPrice, 2) + 500n) / 1000n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
