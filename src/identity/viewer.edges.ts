import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { reader, sql } from '../compiler/sql.ts';
import { User } from './users/user.type.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerEdges {
  @One(() => User, {
    description: 'The logged-in user; null for a share link, and until a required password change is done.',
    nullable: true,
    on: (to) => sql`${to('id')} = ${reader('userId')}::uuid`,
  })
  user: User;
}
