import { Resolver } from 'type-graphql';
import { One, RootOne } from '../compiler/annotation.ts';
import { reader, sql } from '../compiler/sql.ts';
import { User } from './users/user.type.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @RootOne(() => Viewer, {
    description:
      'Who is asking: the user and, for a customer, the customer with everything below it. Null without a session.',
    by: [],
    where: () => sql`${reader('viewerKind')}::text IS NOT NULL`,
  })
  viewer: Viewer;

  @One(() => User, {
    description:
      'The user who has logged in; null for a share link, and until a password that must be changed has been.',
    nullable: true,
    on: (to) => sql`${to('id')} = ${reader('userId')}::uuid`,
  })
  user: User;
}
