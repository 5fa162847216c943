import { z } from 'zod';
import { id, kept, line, prose, webAddress } from '../../platform/values/argument-shapes.ts';

const degrees = (limit: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,6})?$/, 'must be in degrees, with at most six decimals')
    .refine((text) => Math.abs(Number(text)) <= limit, `is not between -${limit} and ${limit}`);

const fields = {
  label: line(50).nullish(),
  line2: line(200).nullish(),
  landmark: line(200).nullish(),
  city: line(100).nullish(),
  state: line(100).nullish(),
  pincode: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .refine((text) => /^[1-9]\d{5}$/.test(text), 'must be six digits and must not start with 0')
    .nullish(),
  instructions: prose(500).nullish(),
  mapUrl: webAddress.nullish(),
  latitude: degrees(90).nullish(),
  longitude: degrees(180).nullish(),
  isDefault: z.boolean().nullish(),
};

const bothOrNone = ({ latitude, longitude }: { latitude?: unknown; longitude?: unknown }) =>
  (latitude == null) === (longitude == null);
const TOGETHER = { message: 'must have both latitude and longitude, or neither' };

const newAddress = z.object({ ...fields, line1: line(200) });

/** A new address of a new customer. */
export const addressShape = newAddress.refine(bothOrNone, TOGETHER);

/** A new address of a customer. */
export const addAddressShape = newAddress.extend({ customerId: id, idempotencyKey: id }).refine(bothOrNone, TOGETHER);

/** A change of an address. */
export const updateAddressShape = z
  .object({
    ...fields,
    addressId: id,
    line1: kept(line(200)),
    isDefault: z
      .boolean()
      .nullish()
      .transform((value) => value ?? undefined),
  })
  .refine(bothOrNone, TOGETHER);

export type NewAddress = z.output<typeof addressShape>;
