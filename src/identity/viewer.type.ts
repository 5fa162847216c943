import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Permission } from '../access/permission.enum.ts';
import { Computed, Reads } from '../compiler/annotation.ts';
import { reader, sql } from '../compiler/sql.ts';

export const ViewerKind = { USER: 'USER', SHARE_LINK: 'SHARE_LINK' } as const;
export type ViewerKind = (typeof ViewerKind)[keyof typeof ViewerKind];

registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'Who makes a request.',
  valuesConfig: {
    USER: { description: 'A logged-in user.' },
    SHARE_LINK: { description: 'The holder of a share link, who is not a user.' },
  },
});

@Reads(null)
@ObjectType({
  description:
    'Who is asking, and what they may do. Not a Node: it is found by the access token, and its id leads to a user or a share link.',
})
export class Viewer {
  @Computed(() => sql`coalesce(${reader('userId')}, ${reader('shareLinkId')})::text`)
  @Field(() => ID, { description: 'The id of the user, or of the share link, that the access token is for.' })
  id: string;

  @Computed(() => sql`${reader('viewerKind')}::text`)
  @Field(() => ViewerKind, { description: 'Whether a user or the holder of a share link is asking.' })
  kind: ViewerKind;

  @Computed(() => sql`${reader('permissions')}::json`)
  @Field(() => [Permission], {
    description: 'The root fields that this viewer may use. Which rows they return depends on the viewer as well.',
  })
  permissions: Permission[];

  @Computed(() => sql`${reader('mustChangePassword')}::boolean`)
  @Field(() => Boolean, { description: 'True if the password must be changed before anything else is allowed.' })
  mustChangePassword: boolean;
}
