import type { GraphQLResolveInfo } from 'graphql';
import { Extensions, Field, UseMiddleware } from 'type-graphql';
import type { PayloadShape } from '../compiler/read-engine.ts';
import { readerOf } from './reader.ts';
import type { RequestContext } from './request-context.ts';

interface Shown {
  readonly description: string;
  /** Default: true. */
  readonly nullable?: boolean;
}

/** What a payload field is read from: the verb's result, the request, and the selection below the field. */
interface Reading<R> {
  readonly root: R;
  readonly context: RequestContext;
  readonly info: GraphQLResolveInfo;
}

/** On a payload field: the compiler reads the row and the selection below it, in one statement on the primary database. */
export const ReadAfter =
  <R>(
    type: () => object,
    { description, nullable = true }: Shown,
    read: (reading: Reading<R>) => Promise<unknown>,
  ): PropertyDecorator =>
  (prototype, name) => {
    Field(type as never, { nullable, description })(prototype, name);
    // type-graphql lets a middleware resolve a plain field.
    UseMiddleware(({ root, context, info }) => read({ root: root as R, context: context as RequestContext, info }))(
      prototype,
      name,
    );
  };

/**
 * On a payload field: the row that the verb wrote, subject to the viewer's scopes. The verb's result holds its id under the
 * field's name plus `Id`. Null if the verb was refused.
 */
export const Changed =
  (type: () => object, shown: Pick<Shown, 'description'>): PropertyDecorator =>
  (prototype, name) =>
    judgedAs(
      'row',
      ReadAfter<Readonly<Record<string, string | null | undefined>>>(type, shown, async ({ root, context, info }) => {
        const id = root[`${String(name)}Id`];
        return id == null ? null : context.reads.readRow(info, readerOf(context.viewer), id);
      }),
    )(prototype, name);

/**
 * The same for a list (`customers` by `customerIds`): one statement, in the order of the ids. Rows that the viewer does not see
 * are left out. Empty if the verb was refused.
 */
export const ChangedList =
  (type: () => object, shown: Pick<Shown, 'description'>): PropertyDecorator =>
  (prototype, name) =>
    judgedAs(
      'rows',
      ReadAfter<Readonly<Record<string, readonly string[] | undefined>>>(
        () => [type()],
        { ...shown, nullable: false },
        async ({ root, context, info }) => {
          const ids = root[`${String(name).replace(/s$/, '')}Ids`] ?? [];
          const rows = await context.reads.readRows(info, readerOf(context.viewer), ids);
          return rows.filter((row) => row !== null);
        },
      ),
    )(prototype, name);

/** What is selected below the field is judged before the mutation writes (`ReadEngine.judgePayloads`). */
const judgedAs =
  (payload: PayloadShape, field: PropertyDecorator): PropertyDecorator =>
  (prototype, name) => {
    field(prototype, name);
    Extensions({ payload })(prototype, name as string);
  };
