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
    description:
      'The share link in use; null for a user who has logged in, and once the link has run out or was revoked.',
  })
  shareLink: ShareLink | null;
}
