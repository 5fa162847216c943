import { Field, InputType } from 'type-graphql';
import { Decimal } from '../../platform/values/scalars.ts';

/** The common fields of address inputs. Abstract: which are required differs. */
@InputType()
export abstract class AddressDetailsInput {
  @Field(() => String, {
    nullable: true,
    description: 'The customer’s name for it, such as "Home"; at most 50 characters.',
  })
  label?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  line2?: string | null;

  @Field(() => String, { nullable: true, description: 'A nearby landmark; at most 200 characters.' })
  landmark?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  state?: string | null;

  @Field(() => String, { nullable: true, description: 'Six digits, the first of which is not 0.' })
  pincode?: string | null;

  @Field(() => String, { nullable: true, description: 'For the agent at the door; at most 500 characters.' })
  instructions?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https link to a map.' })
  mapUrl?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees north, -90 to 90 with at most six decimals; together with `longitude` or not at all.',
  })
  latitude?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Degrees east, -180 to 180 with at most six decimals; together with `latitude` or not at all.',
  })
  longitude?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True makes it the address of new orders, replacing the previous default. A customer’s first address is always the default.',
  })
  isDefault?: boolean | null;
}

@InputType({ description: 'A new address of a customer.' })
export class AddressInput extends AddressDetailsInput {
  @Field(() => String, { description: 'House and street; at most 200 characters.' })
  line1: string;
}
