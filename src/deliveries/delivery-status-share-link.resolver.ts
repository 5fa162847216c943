import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';
import { ShareLink } from './share-links/share-link.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusShareLinkResolver {
  @One(() => ShareLink, {
    nullable: true,
    description: 'The link through which it came; null unless the method is SHARE_LINK, or you may not see links.',
  })
  shareLink: ShareLink | null;
}
