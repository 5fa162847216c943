import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Computed, Reads } from '../compiler/annotation.ts';
import { reader, sql } from '../compiler/sql.ts';

export const ViewerKind = { USER: 'USER', SHARE_LINK: 'SHARE_LINK' } as const;
export type ViewerKind = (typeof ViewerKind)[keyof typeof ViewerKind];

registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'What stands behind a request.',
  valuesConfig: {
    USER: { description: 'A user who has logged in.' },
    SHARE_LINK: { description: 'Whoever holds a share link: no user.' },
  },
});

@Reads(null)
@ObjectType({ description: 'Who is asking, and what they may do.' })
export class Viewer {
  @Computed(() => sql`${reader('viewerKind')}::text`)
  @Field(() => ViewerKind, { description: 'Whether a user or the holder of a share link is asking.' })
  kind: ViewerKind;

  @Computed(() => sql`${reader('permissions')}::json`)
  @Field(() => [String], {
    description:
      'Names of the root fields that this viewer may use. Which rows they answer depends on the viewer as well.',
  })
  permissions: string[];

  @Computed(() => sql`${reader('mustChangePassword')}::boolean`)
  @Field(() => Boolean, { description: 'True: nothing else is allowed until the password has been changed.' })
  mustChangePassword: boolean;
}
