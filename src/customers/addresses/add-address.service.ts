import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate, type Outcome, type Write } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { newIds } from '../../identity/passwords/make-login.service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { isOthers, lockCustomer } from '../lock-customer.service.ts';
import type { AddressInput } from './address-input.type.ts';
import { type AddressChange, addressChangeShape, addressShape, type NewAddress } from './address-shape.ts';

export interface ChangedAddress {
  readonly addressId: string;
}

export function addAddress(
  context: RequestContext,
  args: { customerId: string; input: AddressInput; idempotencyKey?: string | null },
): Promise<Outcome<ChangedAddress>> {
  const shape = z.object({ customerId: id, input: addressShape });
  const { idempotencyKey, ...asked } = args;
  return mutate(
    context,
    { action: 'addAddress', args: asked, shape, idempotencyKey },
    async (write, { customerId, input }) => {
      await lockCustomer(write.tx, context.viewer, customerId, ['customerId']);
      await refuseTooMany(write, customerId);
      const [addressId] = await insertAddresses(write, customerId, [input]);
      return { addressId: addressId as string };
    },
  );
}

/** `Customer.addresses` has no pages, so one customer could make the lists of everybody who sees it too long to be answered. */
const MAX_IN_USE = 50;

/** The customer must be locked. */
async function refuseTooMany({ tx }: Write, customerId: string): Promise<void> {
  const inUse = await tx.address.count({ where: { customerId, archivedAt: null } });
  if (inUse < MAX_IN_USE) return;
  throw new Refusal(
    'NOT_ALLOWED',
    `The customer has ${inUse} addresses in use, the most there can be: archive one first.`,
    ['customerId'],
  );
}

/** The customer must be locked: at most one address is the default, and the first one always. Gives their ids. */
export async function insertAddresses(
  { tx, audit }: Pick<Write, 'tx' | 'audit'>,
  customerId: string,
  addresses: readonly NewAddress[],
): Promise<string[]> {
  const ids = await newIds(tx, addresses.length);
  for (const [index, address] of addresses.entries()) {
    const entityId = ids[index] as string;
    const isDefault = address.isDefault === true || !(await hasDefault(tx, customerId));
    if (isDefault) await clearDefault(tx, customerId);
    const data = { ...withoutUndefined(address), line1: address.line1, isDefault };
    await tx.address.create({ data: { ...data, customerId, id: entityId }, select: { id: true } });
    await audit({ entityType: 'Address', entityId, after: { ...data, customerId } });
  }
  return ids;
}

export function updateAddress(
  context: RequestContext,
  args: { id: string; input: AddressInput },
): Promise<Outcome<ChangedAddress>> {
  const shape = z.object({ id, input: addressChangeShape });
  return mutate(context, { action: 'updateAddress', args, shape }, async (write, { id: addressId, input }) => {
    const { tx } = write;
    const address = await lockAddress(context, write, addressId);
    if (address.archivedAt !== null) throw new Refusal('INACTIVE', 'The address is archived; add it anew.', ['id']);
    if (input.isDefault === false && address.isDefault) {
      throw new Refusal('NOT_ALLOWED', 'Make another address the default instead.', ['input', 'isDefault']);
    }
    const change = changedFields(comparable(address), withoutUndefined(input));
    if (change === undefined) return { addressId };
    if (input.isDefault === true) await clearDefault(tx, address.customerId);
    await tx.address.update({ where: { id: addressId }, data: dataOf(input), select: { id: true } });
    await write.audit({ entityType: 'Address', entityId: addressId, ...change });
    return { addressId };
  });
}

/** Orders made from now on do not go there; those made before keep their copy. Archiving again changes nothing. */
export function archiveAddress(context: RequestContext, args: { id: string }): Promise<Outcome<ChangedAddress>> {
  const shape = z.object({ id });
  return mutate(context, { action: 'archiveAddress', args, shape }, async (write, { id: addressId }) => {
    const { tx } = write;
    const address = await lockAddress(context, write, addressId);
    if (address.archivedAt !== null) return { addressId };
    await tx.$executeRaw`UPDATE addresses SET archived_at = business_now(), is_default = false WHERE id = ${addressId}::uuid`;
    if (address.isDefault) await promoteOldest(tx, address.customerId);
    await write.audit({
      entityType: 'Address',
      entityId: addressId,
      before: { archived: false },
      after: { archived: true },
    });
    return { addressId };
  });
}

async function lockAddress(context: RequestContext, { tx }: Write, addressId: string) {
  const found = await tx.address.findUnique({ where: { id: addressId }, select: { customerId: true } });
  // In the same words: whose address an id is, and that it is one, is nobody else's business.
  if (found === null || isOthers(context.viewer, found.customerId))
    throw new Refusal('NOT_FOUND', 'There is no such address.', ['id']);
  await lockCustomer(tx, context.viewer, found.customerId, ['id']);
  return tx.address.findUniqueOrThrow({ where: { id: addressId } });
}

const hasDefault = async (tx: Write['tx'], customerId: string): Promise<boolean> =>
  (await tx.address.count({ where: { customerId, isDefault: true, archivedAt: null } })) > 0;

const clearDefault = (tx: Write['tx'], customerId: string) =>
  tx.address.updateMany({ where: { customerId, isDefault: true }, data: { isDefault: false } });

/** A customer with addresses has a default one. */
async function promoteOldest(tx: Write['tx'], customerId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE addresses SET is_default = true
    WHERE id = (SELECT id FROM addresses WHERE customer_id = ${customerId}::uuid AND archived_at IS NULL ORDER BY id LIMIT 1)`;
}

const withoutUndefined = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const dataOf = ({ isDefault, ...input }: AddressChange) => ({
  ...withoutUndefined(input),
  ...(isDefault == null ? {} : { isDefault }),
});

/** As the arguments write them: a coordinate is a decimal here and text there. */
const comparable = (address: Record<string, unknown> & { latitude: unknown; longitude: unknown }) => ({
  ...address,
  latitude: address.latitude === null ? null : Number(address.latitude).toString(),
  longitude: address.longitude === null ? null : Number(address.longitude).toString(),
});
