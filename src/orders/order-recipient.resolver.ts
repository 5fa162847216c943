import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Order } from './order.type.ts';
import { recipientRows } from './recipient.query.ts';
import { Recipient } from './recipient.type.ts';

@Resolver(() => Order)
export class OrderRecipientResolver {
  @One(() => Recipient, { rows: recipientRows, description: 'Whom to ask for at the door.' })
  recipient: Recipient;
}
