import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusUsersResolver {
  @One(() => User, {
    nullable: true,
    description:
      'Who confirmed it; null where it came through a share link or from an import without a name, or you may not see the user.',
  })
  confirmedBy: User | null;

  @One(() => User, {
    nullable: true,
    description:
      'Who checked a confirmation that came through a share link; null where nobody did or had to, or you may not see the user.',
  })
  verifiedBy: User | null;
}
