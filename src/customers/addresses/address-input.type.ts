import { Field, InputType } from 'type-graphql';
import { Decimal } from '../../platform/values/scalars.ts';

@InputType({ description: 'Where a customer is delivered to. In a change, what is left out stays and null empties.' })
export class AddressInput {
  @Field(() => String, {
    nullable: true,
    description: 'The customer’s word for it, such as "Home"; 50 characters at most.',
  })
  label?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'House and street, 200 characters at most. Required for a new address; never null.',
  })
  line1?: string | null;

  @Field(() => String, { nullable: true, description: '200 characters at most.' })
  line2?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is near to; 200 characters at most.' })
  landmark?: string | null;

  @Field(() => String, { nullable: true, description: '100 characters at most.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: '100 characters at most.' })
  state?: string | null;

  @Field(() => String, { nullable: true, description: 'Six digits, the first of which is not 0.' })
  pincode?: string | null;

  @Field(() => String, { nullable: true, description: 'For the agent at the door; 500 characters at most.' })
  instructions?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https link to a map.' })
  mapUrl?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees north, -90 to 90; together with `longitude` or not at all.',
  })
  latitude?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees east, -180 to 180; together with `latitude` or not at all.',
  })
  longitude?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: new orders go here, and no longer to the address that was the default. A customer’s first address always is.',
  })
  isDefault?: boolean | null;
}
