import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime } from '../../platform/values/scalars.ts';

@Reads('Area', { defaultOrder: [{ field: 'name', direction: 'ASC' }] })
@ObjectType({ implements: Node, description: 'A delivery area, as used by agents and their rounds.' })
export class Area extends Node {
  @Field(() => String, { description: 'Unique among areas.' })
  name: string;

  @Field(() => Boolean, { description: 'Whether new customers may be put into the area.' })
  active: boolean;

  @Field(() => DateTime, { description: 'When the area was created.' })
  createdAt: string;
}
