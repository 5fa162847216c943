import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Whatever can be found by its id alone.' })
export abstract class Node {
  @Field(() => ID, {
    description: 'A UUID, unique among the rows of its type, and never changed or given to another row.',
  })
  id: string;
}
