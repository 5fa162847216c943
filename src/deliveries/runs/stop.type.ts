import { Field, Int, ObjectType } from 'type-graphql';
import { Embedded, Reads } from '../../compiler/annotation.ts';
import { derivedModel } from '../../compiler/derived-model.ts';
import { AddressSnapshot } from '../../orders/address-snapshot.type.ts';

const STOP = derivedModel('Stop', {
  key: ['customerId', 'addressId'],
  columns: {
    customerId: 'uuid',
    addressId: 'uuid?',
    orderIds: 'uuid[]',
    position: 'integer?',
    customerName: 'text',
    addressLine1: 'text?',
    addressLine2: 'text?',
    addressLandmark: 'text?',
    addressCity: 'text?',
    addressState: 'text?',
    addressPincode: 'text?',
    addressInstructions: 'text?',
    addressMapUrl: 'text?',
    addressLatitude: 'numeric?',
    addressLongitude: 'numeric?',
  },
  relations: { customer: { model: 'Customer', on: { customerId: 'id' } } },
});

@Reads(STOP, {
  defaultOrder: [
    { field: 'position', direction: 'ASC' },
    { field: 'customerName', direction: 'ASC' },
  ],
})
@ObjectType({ description: 'One physical drop: the orders of one customer for one address in that run.' })
export class Stop {
  @Field(() => Int, { nullable: true, description: 'Place on the agent’s round, smallest first; null stands last.' })
  position: number | null;

  @Embedded('address', 'addressLine1')
  @Field(() => AddressSnapshot, {
    nullable: true,
    description: 'Where it goes, as the last of its orders says; null where the customer had no address.',
  })
  address: AddressSnapshot | null;
}
