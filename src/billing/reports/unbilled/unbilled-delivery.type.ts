import { ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';

@Reads('DeliveryStatus', { defaultOrder: [{ field: 'id', direction: 'DESC' }] })
@ObjectType({ description: 'A delivery that is not on any bill: revenue that would be lost.' })
export class UnbilledDelivery {}
