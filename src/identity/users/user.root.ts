import { Resolver } from 'type-graphql';
import { RootConnection } from '../../compiler/annotation.ts';
import { User } from './user.type.ts';

@Resolver()
export class UserRoot {
  @RootConnection(() => User, {
    description:
      'Every user, oldest first unless ordered otherwise. FORBIDDEN for all but administrators and support; one’s own user stands in `viewer`.',
  })
  users: User[];
}
