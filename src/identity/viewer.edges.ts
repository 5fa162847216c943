import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { reader, sql } from '../compiler/sql.ts';
import { User } from './users/user.type.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerEdges {
  @One(() => User, {
    description:
      'The user who has logged in; null for a share link, and until a password that must be changed has been.',
    nullable: true,
    on: (to) => sql`${to('id')} = ${reader('userId')}::uuid`,
  })
  user: User;
}
