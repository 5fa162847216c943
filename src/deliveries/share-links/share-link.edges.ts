import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { Area } from '../../customers/areas/area.type.ts';
import { User } from '../../identity/users/user.type.ts';
import { ShareLink } from './share-link.type.ts';

@Resolver(() => ShareLink)
export class ShareLinkEdges {
  @One(() => Area, { nullable: true, description: 'The area whose orders it covers; null if it covers every area.' })
  area: Area | null;

  @One(() => User, { nullable: true, description: 'The agent whose orders it covers; null if it covers every agent.' })
  agent: User | null;

  @One(() => User, { description: 'The user who issued it.' })
  createdBy: User;
}
