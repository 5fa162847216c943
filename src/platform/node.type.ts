import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Any row that can be found by its id alone.' })
export abstract class Node {
  @Field(() => ID, {
    description: 'A UUID, unique within its type. It never changes and is never reused.',
  })
  id: string;
}
