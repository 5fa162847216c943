import { CONFIRMATION_COLUMNS, ITEM_COLUMNS } from '../deliveries/confirmation-columns.ts';
import type { Step } from '../step.ts';

/**
 * Corrections of billed deliveries wait until the bills are played: each comes right after the credit note for what it corrects.
 */
const CREATE_STAGE = `
CREATE TEMPORARY TABLE sample_corrections ON COMMIT DROP AS
SELECT ${CONFIRMATION_COLUMNS} FROM delivery_statuses WITH NO DATA`;

const CREATE_ITEM_STAGE = `
CREATE TEMPORARY TABLE sample_correction_items ON COMMIT DROP AS
SELECT ${ITEM_COLUMNS} FROM delivery_items WITH NO DATA`;

const CORRECT = `
CREATE FUNCTION pg_temp.correct_delivery(correction_id uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO delivery_statuses (${CONFIRMATION_COLUMNS})
  SELECT ${CONFIRMATION_COLUMNS} FROM sample_corrections WHERE id = correction_id;
  INSERT INTO delivery_items (${ITEM_COLUMNS})
  SELECT ${ITEM_COLUMNS} FROM sample_correction_items WHERE delivery_status_id = correction_id;
END $$`;

export function prepareBilledCorrectionSteps(): Step[] {
  const label = 'Deliveries';
  return [
    { label, sql: CREATE_STAGE },
    { label, sql: 'CREATE INDEX ON sample_corrections (id)' },
    { label, sql: CREATE_ITEM_STAGE },
    { label, sql: 'CREATE INDEX ON sample_correction_items (delivery_status_id)' },
    { label, sql: CORRECT },
  ];
}
