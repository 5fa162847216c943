import type { Viewer } from '../../src/access/viewer.ts';
import { edgeOf } from './all-edges.ts';
import type { NaiveCursors } from './naive-cursors.ts';
import { RowVisibility } from './row-visibility.ts';
import type { Row } from './value.ts';
import type { World } from './world.ts';

/** One operation that the oracle answers: from which data, for whom. */
export class Asking {
  readonly world: World;
  readonly viewer: Viewer | null;
  readonly cursors: NaiveCursors;
  readonly #visibility: RowVisibility;

  constructor(world: World, viewer: Viewer | null, cursors: NaiveCursors) {
    this.world = world;
    this.viewer = viewer;
    this.cursors = cursors;
    this.#visibility = new RowVisibility(viewer, world);
  }

  visible(typeName: string, rows: readonly Row[]): readonly Row[] {
    return rows.filter((row) => this.#visibility.sees(typeName, row));
  }

  /** The rows at the end of an edge, of those that the viewer sees. */
  along(
    typeName: string,
    fieldName: string,
    row: Row,
    targetType: string,
    args: Readonly<Record<string, unknown>> = {},
  ): readonly Row[] {
    return this.visible(targetType, edgeOf(typeName, fieldName)(row, this.world, args));
  }
}
