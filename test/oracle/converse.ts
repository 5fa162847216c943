import type { Case } from './generator/case-arbitrary.ts';
import { renderOperation, type WrittenOperation } from './generator/render-operation.ts';
import type { GraphUnderTest } from './graph-under-test.ts';
import type { Oracle } from './oracle.ts';
import { agreedAnswer } from './three-answers.ts';

/**
 * Runs an operation; runs it again as another viewer and with other values, since a compiled statement serves a whole role; and
 * continues its connections from cursors of the first answer. Returns the number of operations.
 */
export async function converse(graph: GraphUnderTest, oracle: Oracle, { viewer, other, plan }: Case): Promise<number> {
  const written = renderOperation(plan);
  const first = await agreedAnswer(graph, oracle, { ...written, viewer });
  let asked = 1;
  if (viewer !== other || Object.keys(written.variables).length > 0) {
    await agreedAnswer(graph, oracle, { ...written, viewer: other, variables: written.otherVariables });
    asked += 1;
  }
  const cursors = cursorsIn(first.data, written);
  if (cursors.size > 0) {
    await agreedAnswer(graph, oracle, { ...renderOperation(plan, cursors), viewer });
    asked += 1;
  }
  return asked;
}

/** For each connection to continue, one of the cursors in the answer. */
function cursorsIn(data: unknown, { continuations }: WrittenOperation): ReadonlyMap<string, string> {
  const cursors = new Map<string, string>();
  for (const { key, pick } of continuations) {
    const found = edgesUnder(key, data);
    const cursor = found[pick % Math.max(1, found.length)]?.cursor;
    if (cursor !== undefined) cursors.set(key, cursor);
  }
  return cursors;
}

function edgesUnder(key: string, value: unknown): readonly { readonly cursor: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => edgesUnder(key, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => (name === key ? item : edgesUnder(key, item)));
}
