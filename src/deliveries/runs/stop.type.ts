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
@ObjectType({ description: 'One stop: the orders of one customer for one address in that run.' })
export class Stop {
  @Field(() => Int, { nullable: true, description: 'Position on the agent’s round, smallest first; null comes last.' })
  position: number | null;

  @Embedded('address', 'addressLine1')
  @Field(() => AddressSnapshot, {
    nullable: true,
    description: 'The address, taken from the last of its orders; null if the customer had none.',
  })
  address: AddressSnapshot | null;
}
