import type { Write } from '../../access/mutate.ts';
import { newIds } from '../../identity/passwords/make-login.service.ts';
import { insertRow } from '../../platform/row-writes.ts';
import type { NewAddress } from './address-shape.ts';
import { clearDefault, hasDefault } from './default-address.service.ts';

/** The customer must be locked: at most one address is the default, and the first one always is. Returns their ids. */
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
    await tx.execute(insertRow('addresses', { ...data, customerId, id: entityId }));
    audit({ entityType: 'Address', entityId, after: { ...data, customerId } });
  }
  return ids;
}

const withoutUndefined = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
