/** What must hold of loaded rows, recomputed from them alone: the query finds the rows that break the rule. */
export interface SampleRule {
  name: string;
  violations: string;
}

/** The sample's last day and the time of its clock. */
export const BOUNDS = `bounds AS (
  SELECT (after->>'until')::date AS last_day, (after->>'asOf')::timestamptz AS as_of FROM audit_events WHERE action = 'sample.load'
)`;

/** A moment in local time. */
export const localTime = (column: string) => `(${column} AT TIME ZONE 'Asia/Kolkata')`;
