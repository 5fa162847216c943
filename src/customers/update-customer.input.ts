import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What changes of a customer. What is left out stays; null empties.' })
export class UpdateCustomerInput {
  @Field(() => String, { nullable: true, description: '200 characters at most; never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => ID, { nullable: true, description: 'An active area. NOT_ALLOWED for customers themselves.' })
  areaId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For staff; 2000 characters at most. NOT_ALLOWED for customers themselves.',
  })
  notes?: string | null;
}
