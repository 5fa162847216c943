import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { User } from './user.type.ts';

@Resolver()
export class UserRoot {
  @RootOne(() => User, { description: 'The user with this id; null if there is none that you may see.' })
  user: User | null;

  @RootConnection(() => User, {
    description: 'Every user, oldest first unless ordered otherwise. Your own user is in `viewer`.',
  })
  users: User[];
}
