import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../access/audit.ts';
import { mutate } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { Refusal } from '../platform/refusal.ts';
import { kept, line, phone } from '../platform/values/argument-shapes.ts';

const shape = z.object({
  name: kept(line(200)),
  gstin: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .refine(
      (text) => /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[\dA-Z]$/.test(text),
      'is not a GST number such as "29ABCDE1234F1Z5"',
    )
    .nullish(),
  upiId: z
    .string()
    .transform((text) => text.trim())
    .refine((text) => /^[\w.-]{2,256}@[A-Za-z][\w.-]{1,63}$/.test(text), 'is not a UPI id such as "earlybird@okbank"')
    .nullish(),
  phone: phone.nullish(),
  regionCode: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .refine(
      (text) => /^[A-Z][A-Z0-9]{0,2}$/.test(text),
      'is not a code of up to three letters and digits such as "HYD"',
    )
    .nullish(),
  creditDays: kept(z.number().int().min(0, 'is below 0').max(90, 'is above 90')),
});

interface Settings {
  readonly name: string | null;
  readonly gstin: string | null;
  readonly upiId: string | null;
  readonly phone: string | null;
  readonly regionCode: string | null;
  readonly creditDays: number;
}

/** Nothing has been set yet. */
const UNSET: Settings = { name: null, gstin: null, upiId: null, phone: null, regionCode: null, creditDays: 10 };

const LOCK = 'business_settings';

/** Creates the row if there is none. Repeating it changes nothing. */
export function updateBusinessSettings(context: RequestContext, input: z.input<typeof shape>) {
  return mutate(context, { action: 'updateBusinessSettings', input, shape }, async ({ tx, audit }, given) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`);
    const stored = await tx.query<Settings>(sql`
      SELECT name, gstin, upi_id AS "upiId", phone, region_code AS "regionCode", credit_days AS "creditDays" FROM business_settings WHERE id = 1`);
    const before = stored[0] ?? UNSET;
    const change = changedFields(before, given);
    const settings = { ...before, ...change?.after };
    const { name } = settings;
    if (name === null) throw new Refusal('INVALID_INPUT', 'name is required: the business has no name yet.', ['name']);
    if (change !== undefined) {
      const { gstin, upiId, phone: telephone, regionCode, creditDays } = settings;
      await tx.execute(sql`
        INSERT INTO business_settings (id, name, gstin, upi_id, phone, region_code, credit_days)
        VALUES (1, ${name}, ${gstin}, ${upiId}, ${telephone}, ${regionCode}, ${creditDays})
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, gstin = excluded.gstin, upi_id = excluded.upi_id,
          phone = excluded.phone, region_code = excluded.region_code, credit_days = excluded.credit_days, updated_at = system_now()`);
      audit({ entityType: 'BusinessSettings', entityId: null, ...change });
    }
    return { written: true };
  });
}
