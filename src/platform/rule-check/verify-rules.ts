import type pg from 'pg';
import type { Notify } from '../progress.ts';

/** What the rows of whole tables say of one rule that the database's triggers hold. */
export interface RuleProof {
  /** The name by which a trigger refuses it. */
  rule: string;
  /** The table whose rows were asked. */
  relation: string;
  /** The message for a writer that is refused. */
  message: string;
  /** How many rows break it; 0 if all is well. */
  broken: number;
  /** The smallest keys of up to three broken rows, each `customer id / id`. */
  examples: string[];
}

interface Check {
  readonly name: string;
  readonly relation: string;
  readonly rules: readonly { rule: string; message: string }[];
}

const CHECKS = `
  SELECT checks.name, checks.relation, jsonb_agg(jsonb_build_object('rule', rules.rule, 'message', rules.message) ORDER BY rules.rule) AS rules
  FROM integrity_checks() AS checks JOIN integrity_rules() AS rules ON rules.checked_by = checks.name AND rules.proven
  GROUP BY checks.name, checks.relation ORDER BY checks.relation, checks.name`;

/**
 * Asks of all rows what the triggers ask of those that are written, by the same queries. Changes nothing. A valid trigger leaves no
 * broken row, but what was written while it was dropped or disabled (a restored dump, an import) was never looked at.
 */
export async function verifyRules(pool: pg.Pool, notify: Notify): Promise<RuleProof[]> {
  const client = await pool.connect();
  let failed = true;
  try {
    // One snapshot for all, and no limit: the largest tables are read whole.
    await client.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = public; SET LOCAL statement_timeout = 0; SET LOCAL jit = off',
    );
    const { rows: checks } = await client.query<Check>(CHECKS);
    const proofs: RuleProof[] = [];
    for (const [place, check] of checks.entries()) {
      notify(`Proving ${check.relation}: ${check.name} (${place + 1} of ${checks.length})`);
      proofs.push(...(await prove(client, check)));
    }
    await client.query('COMMIT');
    failed = false;
    return proofs;
  } finally {
    client.release(failed);
  }
}

async function prove(client: pg.ClientBase, { name, relation, rules }: Check): Promise<RuleProof[]> {
  const { rows: asked } = await client.query<{ query: string }>('SELECT broken_rows($1, $2, false) AS query', [
    name,
    relation,
  ]);
  const { rows } = await client.query<{ rule: string; broken: number; examples: string[] }>(`
    SELECT rule, count(*)::int AS broken, (array_agg(key ORDER BY key))[1:3] AS examples
    FROM (SELECT rule, customer_id || ' / ' || id AS key FROM (${asked[0]?.query}) AS broken) AS keyed GROUP BY rule`);
  const found = new Map(rows.map((row) => [row.rule, row]));
  return rules.map(({ rule, message }) => {
    const { broken, examples } = found.get(rule) ?? { broken: 0, examples: [] };
    return { rule, relation, message, broken, examples };
  });
}
