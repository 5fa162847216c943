/** A node of EXPLAIN (FORMAT JSON), as far as it is used here. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How one statement reaches the rows of one table. */
export interface AccessPath {
  readonly table: string;
  /** Null if it reads the table itself, from end to end. */
  readonly index: string | null;
  /** No condition limits the scan; a LIMIT may still end it early. */
  readonly whole: boolean;
  /** By an equal `id`: at most one row, whichever unique index with that column is used. */
  readonly byId: boolean;
}

/**
 * Each access path of a plan to a table, once. Joins are left out: their order changes with versions and with nearly equal
 * estimates. Index, bitmap and index-only scans count as one path. What remains is what an index is for.
 */
export function accessPaths(plan: PlanNode, tableOfIndex: (index: string) => string): AccessPath[] {
  const paths = new Map<string, AccessPath>();
  for (const node of nodesOf(plan)) {
    const index = node['Index Name'] ?? null;
    const table = index === null ? node['Relation Name'] : tableOfIndex(index);
    if (table === undefined || (index === null && node['Node Type'] !== 'Seq Scan')) continue;
    const condition = node['Index Cond'];
    const path = { table, index, whole: condition === undefined, byId: /[(.]id = /.test(condition ?? '') };
    paths.set(describePath(path), path);
  }
  return [...paths.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

export function describePath({ table, index, whole, byId }: AccessPath): string {
  if (index === null) return `${table}: all of it`;
  if (byId) return `${table}: one row by its id`;
  return `${table}: ${index}${whole ? ', all along' : ''}`;
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}
