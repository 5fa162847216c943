import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CalendarDate, Money, Month, Quantity, Timestamp } from '../shared/scalars.ts';

/** Amounts stay Prisma decimals until they are serialised. */
type Amount = unknown;

@ObjectType()
export class OrderFigure {
  @Field(() => String) status: string;
  @Field(() => String) source: string;
  @Field(() => Int) count: number;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage: boolean;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

@ObjectType()
export class User {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => String) role: string;
  @Field(() => String) status: string;
}

@ObjectType()
export class Area {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType()
export class Product {
  @Field(() => String) name: string;
  @Field(() => String) unit: string;
}

@ObjectType()
export class DeliverySubscription {
  @Field(() => ID) id: string;
  @Field(() => Product) product: Product;
}

@ObjectType()
export class SubscriptionConnection {
  @Field(() => [DeliverySubscription]) nodes: DeliverySubscription[];
}

@ObjectType()
export class Payment {
  @Field(() => String) method: string;
  @Field(() => Timestamp) receivedAt: Date;
}

@ObjectType()
export class PaymentAllocation {
  @Field(() => Money) amount: Amount;
  @Field(() => Payment) payment: Payment;
}

@ObjectType()
export class Invoice {
  @Field(() => String, { nullable: true }) number: string | null;
  @Field(() => Month) period: Date;
  @Field(() => String) status: string;
  @Field(() => Money) total: Amount;
}

@ObjectType()
export class InvoiceConnection {
  @Field(() => [Invoice]) nodes: Invoice[];
}

@ObjectType()
export class InvoiceLine {
  @Field(() => Money) amount: Amount;
  @Field(() => Invoice) invoice: Invoice;
}

@ObjectType()
export class OrderItem {
  @Field(() => ID) id: string;
  @Field(() => Quantity) quantity: Amount;
  @Field(() => Money) unitPrice: Amount;
  @Field(() => Money) amount: Amount;
  @Field(() => Product) product: Product;
}

@ObjectType()
export class DeliveryItem {
  @Field(() => Quantity) orderedQuantity: Amount;
  @Field(() => Quantity) deliveredQuantity: Amount;
}

@ObjectType()
export class DeliveryStatus {
  @Field(() => String) status: string;
  @Field(() => Timestamp) occurredAt: Date;
  @Field(() => String) method: string;
  @Field(() => [DeliveryItem]) items: DeliveryItem[];
}

@ObjectType()
export class Address {
  @Field(() => String) line1: string;
  @Field(() => String, { nullable: true }) line2: string | null;
  @Field(() => String, { nullable: true }) landmark: string | null;
  @Field(() => String, { nullable: true }) city: string | null;
  @Field(() => String, { nullable: true }) pincode: string | null;
}

@ObjectType()
export class Order {
  @Field(() => ID) id: string;
  @Field(() => String) source: string;
  @Field(() => String) status: string;
  @Field(() => String) shift: string;
  @Field(() => CalendarDate) deliveryDate: Date;
  @Field(() => Customer) customer: unknown;
  @Field(() => DeliverySubscription, { nullable: true }) subscription: DeliverySubscription | null;
  @Field(() => [OrderItem]) items: OrderItem[];
  @Field(() => [InvoiceLine]) invoiceLines: InvoiceLine[];
}

@ObjectType()
export class OrderConnection {
  @Field(() => Int) totalCount: number;
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => [Order]) nodes: Order[];
}

@ObjectType()
export class Customer {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) phone: string | null;
  @Field(() => String) status: string;
  @Field(() => User, { nullable: true }) user: User | null;
  @Field(() => Area, { nullable: true }) area: Area | null;
}

@ObjectType()
export class CustomerConnection {
  @Field(() => Int) totalCount: number;
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => [Customer]) nodes: Customer[];
}

@ObjectType()
export class Viewer {
  @Field(() => User, { nullable: true }) user: User | null;
  @Field(() => Customer, { nullable: true }) customer: Customer | null;
}
