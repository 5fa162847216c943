import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Area } from '../customers/areas/area.type.ts';
import { ShareLink } from './share-links/share-link.type.ts';

@Resolver(() => ShareLink)
export class ShareLinkAreaResolver {
  @One(() => Area, { nullable: true, description: 'The area whose orders it covers; null for every area.' })
  area: Area | null;
}
