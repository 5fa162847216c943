import { expect, it } from 'vitest';
import { errorChain } from '../../src/platform/error-chain.ts';

const codesOf = (error: unknown) => [...errorChain(error)].map(({ code }) => code);

it('reads what Prisma wraps, causes, and the parts of an AggregateError, outermost first', () => {
  const driver = Object.assign(new Error('driver', { cause: { code: 'in the driver' } }), { code: 'driver' });
  const parts = Object.assign(new AggregateError([{ code: 'one' }, { code: 'two' }]), { code: 'parts' });
  const prisma = Object.assign(new Error('prisma', { cause: parts }), {
    code: 'prisma',
    meta: { driverAdapterError: driver },
  });
  expect(codesOf(prisma)).toEqual(['prisma', 'driver', 'in the driver', 'parts', 'one', 'two']);
});

it('ends where a chain leads back to itself, and finds nothing in what is no object', () => {
  const circle = Object.assign(new Error('circle'), { code: 'again' });
  circle.cause = circle;
  expect(codesOf(circle)).toEqual(Array(6).fill('again'));
  expect([codesOf('text'), codesOf(undefined), codesOf(null)]).toEqual([[], [], []]);
});
