import { readFile } from 'node:fs/promises';
import type { TestSpecification } from 'vitest/node';

/**
 * The test files, those first that mention a mechanism such as `orders.orders_source_check` most: by its own name, then by its
 * table's.
 */
export async function likelyFirst(
  files: readonly TestSpecification[],
  mechanism: string,
): Promise<TestSpecification[]> {
  const [table = '', name = ''] = mechanism.split('.');
  const rated = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file.moduleId, 'utf8');
      return { file, rating: 1_000 * (text.split(name).length - 1) + text.split(table).length - 1 };
    }),
  );
  return rated.toSorted((one, other) => other.rating - one.rating).map(({ file }) => file);
}
