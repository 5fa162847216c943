import { Field, ObjectType } from 'type-graphql';
import { ReadAfter } from '../../access/changed.ts';
import { readerOf } from '../../access/reader.ts';
import type { UserViewer } from '../../access/viewer.ts';
import { DateTime } from '../../platform/values/scalars.ts';
import { Viewer } from '../viewer.type.ts';

/** The payload of every verb that opens a session. Abstract: each has a payload of its own. */
@ObjectType()
export abstract class SessionPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Send it as `Authorization: Bearer …`. A JWT, valid until `expiresAt`. Null if no session was opened.',
  })
  accessToken: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the access token expires, 15 minutes from now. Null if no session was opened.',
  })
  expiresAt: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Valid for one `refreshSession`, which returns the next; store it where only the owner of the session can read it. Null if no session was opened, or if the password must be changed first.',
  })
  refreshToken: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the refresh token expires; null without one.' })
  refreshExpiresAt: string | null;

  @ReadAfter<{ readonly viewer?: UserViewer }>(
    () => Viewer,
    { description: 'The viewer of the new session; null if no session was opened.' },
    async ({ root: { viewer }, context, info }) =>
      viewer === undefined ? null : context.reads.readField(info, readerOf(viewer), 'viewer'),
  )
  viewer: Viewer | null;
}
