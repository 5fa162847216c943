import { Resolver } from 'type-graphql';
import { RootOne } from '../../compiler/annotation.ts';
import { ShareLink } from './share-link.type.ts';

@Resolver()
export class ShareLinkRoot {
  @RootOne(() => ShareLink, { description: 'The share link with this id; null if there is none that you may see.' })
  shareLink: ShareLink | null;
}
