import { Resolver } from 'type-graphql';
import { RootOne } from '../compiler/annotation.ts';
import { reader, sql } from '../compiler/sql.ts';
import { Viewer } from './viewer.type.ts';

@Resolver()
export class ViewerRoot {
  @RootOne(() => Viewer, {
    description:
      'Who is asking: the user and, for a customer, the customer with everything below it. Null without a session.',
    by: [],
    where: () => sql`${reader('viewerKind')}::text IS NOT NULL`,
  })
  viewer: Viewer;
}
