import type { GraphQLFieldResolver } from 'graphql';
import { actionsOf } from '../../src/access/permission.ts';
import { type Viewer, viewerRole } from '../../src/access/viewer.ts';
import type { Asking } from './asking.ts';

type ViewerResolvers = Readonly<Record<string, GraphQLFieldResolver<Viewer, Asking>>>;

export const VIEWER_FIELDS: ViewerResolvers = {
  id: (viewer) => (viewer.kind === 'USER' ? viewer.userId : viewer.shareLinkId),
  kind: (viewer) => viewer.kind,
  mustChangePassword: (viewer) => viewer.kind === 'USER' && viewer.mustChangePassword,
  permissions: (viewer) => actionsOf(viewerRole(viewer)),
  user: (viewer, _args, asking) => {
    if (viewer.kind !== 'USER') return null;
    return asking.visible('User', asking.world.matching('users', { id: viewer.userId }))[0] ?? null;
  },
  customer: (viewer, _args, asking) => {
    if (viewer.kind !== 'USER') return null;
    return asking.visible('Customer', asking.world.matching('customers', { id: viewer.customerId }))[0] ?? null;
  },
  shareLink: (viewer, _args, asking) => {
    if (viewer.kind !== 'SHARE_LINK') return null;
    return asking.visible('ShareLink', asking.world.matching('share_links', { id: viewer.shareLinkId }))[0] ?? null;
  },
};
