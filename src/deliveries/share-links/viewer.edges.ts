import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { reader, sql } from '../../compiler/sql.ts';
import { Viewer } from '../../identity/viewer.type.ts';
import { ShareLink } from './share-link.type.ts';

@Resolver(() => Viewer)
export class ViewerEdges {
  @One(() => ShareLink, {
    nullable: true,
    on: (link) => sql`${link('id')} = ${reader('shareLinkId')}::uuid`,
    description: 'The share link in use; null for a logged-in user, and once the link has expired or was revoked.',
  })
  shareLink: ShareLink | null;
}
