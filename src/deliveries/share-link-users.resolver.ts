import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { ShareLink } from './share-links/share-link.type.ts';

@Resolver(() => ShareLink)
export class ShareLinkUsersResolver {
  @One(() => User, { nullable: true, description: 'The agent whose orders it covers; null for those of every agent.' })
  agent: User | null;

  @One(() => User, { description: 'Who issued it.' })
  createdBy: User;
}
