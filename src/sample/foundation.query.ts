import type { SampleOptions, SampleWindow } from './sample-window.ts';
import type { Step } from './step.ts';

const WINDOW = `
CREATE TEMPORARY TABLE sample_window ON COMMIT DROP AS
SELECT $1::int AS customers,
       $2::bigint AS seed,
       $3::date AS first_day,
       $4::date AS last_day,
       $5::timestamptz AS as_of,
       date_trunc('month', $4::date)::date AS running_month,
       -- The nightly billing job has seen what was recorded before this midnight.
       $4::date::timestamp AT TIME ZONE business_time_zone() AS billed_until,
       10 AS credit_days`;

/**
 * All randomness comes from a 64-bit "luck": the seed's child is a customer's, whose child is a subscription's, whose child is an
 * order's. So a row does not depend on what is made before it or in which chunks. Written so that PostgreSQL can inline them.
 */
const CHILD_LUCK = `
CREATE FUNCTION pg_temp.child_luck(luck bigint, child bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS 'SELECT hashint8extended(child, luck)'`;

/** In [0, 1), one draw per luck and purpose. */
const FRACTION = `
CREATE FUNCTION pg_temp.fraction(luck bigint, purpose text) RETURNS double precision
LANGUAGE sql IMMUTABLE AS
'SELECT (hashtextextended(purpose, luck) & 9007199254740991)::double precision / 9007199254740992'`;

/** One of 0 … count - 1. */
const PICK = `
CREATE FUNCTION pg_temp.pick(luck bigint, purpose text, count integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS
'SELECT ((hashtextextended(purpose, luck) & 9223372036854775807) % count)::integer'`;

const CHOOSE = `
CREATE FUNCTION pg_temp.choose(luck bigint, purpose text, options anyarray) RETURNS anyelement
LANGUAGE sql IMMUTABLE AS
'SELECT options[1 + ((hashtextextended(purpose, luck) & 9223372036854775807) % cardinality(options))::integer]'`;

/** A UUIDv7 of the given time; its random part comes from the luck, so the id is the same every time. */
const UUID_AT = `
CREATE FUNCTION pg_temp.uuid_at(moment timestamptz, luck bigint, purpose text) RETURNS uuid
LANGUAGE sql STABLE AS $$
SELECT (lpad(to_hex(round(date_part('epoch', moment) * 1000)::bigint), 12, '0')
  || overlay(overlay(right(md5(purpose || luck::text), 20) PLACING '7' FROM 1) PLACING 'a' FROM 5))::uuid
$$`;

/** The time this many seconds into a business day. The zone is literal, or PostgreSQL could not inline it. */
const MOMENT = `
DO $do$ BEGIN
  EXECUTE format($$
    CREATE FUNCTION pg_temp.moment(day date, seconds double precision) RETURNS timestamptz
    LANGUAGE sql STABLE AS $body$SELECT (day + make_interval(secs => seconds)) AT TIME ZONE %L$body$
  $$, business_time_zone());
END $do$`;

const BUSINESS_DAY = `
DO $do$ BEGIN
  EXECUTE format($$
    CREATE FUNCTION pg_temp.business_day(moment timestamptz) RETURNS date
    LANGUAGE sql STABLE AS $body$SELECT (moment AT TIME ZONE %L)::date$body$
  $$, business_time_zone());
END $do$`;

/**
 * The month whose bill a delivery goes on. A bill is finalised right after its month: what is recorded later goes on the next.
 */
const BILL_MONTH = `
CREATE FUNCTION pg_temp.bill_month(delivery_date date, recorded_at timestamptz) RETURNS date
LANGUAGE sql STABLE AS $$SELECT date_trunc('month', greatest(delivery_date, pg_temp.business_day(recorded_at)))::date$$`;

/** Temporary functions would outlive the transaction in a pooled connection. */
const DROP_FUNCTIONS = `
DROP FUNCTION pg_temp.bill_month, pg_temp.child_luck, pg_temp.fraction, pg_temp.pick, pg_temp.choose, pg_temp.uuid_at, pg_temp.moment, pg_temp.business_day`;

export function foundationSteps(options: SampleOptions, { firstDay, lastDay, asOf }: SampleWindow): Step[] {
  const label = 'Preparing';
  return [
    { label, sql: WINDOW, values: [options.customers, options.seed, firstDay, lastDay, asOf] },
    { label, sql: 'ANALYZE sample_window' },
    ...[CHILD_LUCK, FRACTION, PICK, CHOOSE, UUID_AT, MOMENT, BUSINESS_DAY, BILL_MONTH].map((sql) => ({ label, sql })),
  ];
}

export function closingSteps(): Step[] {
  return [{ label: 'Finishing', sql: DROP_FUNCTIONS }];
}
