import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { CalendarDate } from '../shared/scalars.ts';

export enum Direction {
  ASC = 'ASC',
  DESC = 'DESC',
}
enum CustomerOrderField {
  NAME = 'NAME',
}
enum InvoiceOrderField {
  PERIOD = 'PERIOD',
}
enum OrderOrderField {
  DELIVERY_DATE = 'DELIVERY_DATE',
}
enum SubscriptionStatus {
  DRAFT = 'DRAFT',
  ACTIVE = 'ACTIVE',
  STOPPED = 'STOPPED',
}
registerEnumType(Direction, { name: 'Direction' });
registerEnumType(CustomerOrderField, { name: 'CustomerOrderField' });
registerEnumType(InvoiceOrderField, { name: 'InvoiceOrderField' });
registerEnumType(OrderOrderField, { name: 'OrderOrderField' });
registerEnumType(SubscriptionStatus, { name: 'SubscriptionStatus' });

@InputType()
export class CustomerOrderBy {
  @Field(() => CustomerOrderField) field: CustomerOrderField;
  @Field(() => Direction) direction: Direction;
}

@InputType()
export class InvoiceOrderBy {
  @Field(() => InvoiceOrderField) field: InvoiceOrderField;
  @Field(() => Direction) direction: Direction;
}

@InputType()
export class OrderOrderBy {
  @Field(() => OrderOrderField) field: OrderOrderField;
  @Field(() => Direction) direction: Direction;
}

@InputType()
class IDFilter {
  @Field(() => ID, { nullable: true }) eq?: string;
}

@InputType()
class DateFilter {
  @Field(() => CalendarDate, { nullable: true }) eq?: Date;
  @Field(() => CalendarDate, { nullable: true }) gte?: Date;
  @Field(() => CalendarDate, { nullable: true }) lt?: Date;
}

@InputType()
class StringFilter {
  @Field(() => String, { nullable: true }) contains?: string;
}

@InputType()
class StatusFilter {
  @Field(() => SubscriptionStatus, { nullable: true }) eq?: SubscriptionStatus;
}

@InputType()
class RowFilter {
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter;
}

@InputType()
export class CustomerFilter {
  @Field(() => StringFilter, { nullable: true }) name?: StringFilter;
  @Field(() => RowFilter, { nullable: true }) area?: RowFilter;
}

@InputType()
export class OrderFilter {
  @Field(() => DateFilter, { nullable: true }) deliveryDate?: DateFilter;
  @Field(() => RowFilter, { nullable: true }) agent?: RowFilter;
}

@InputType()
export class SubscriptionFilter {
  @Field(() => StatusFilter, { nullable: true }) status?: StatusFilter;
}

@ArgsType()
class Page {
  @Field(() => Int) first: number;
  @Field(() => String, { nullable: true }) after?: string;
}

@ArgsType()
export class CustomerPage extends Page {
  @Field(() => CustomerFilter, { nullable: true }) filter?: CustomerFilter;
  @Field(() => [CustomerOrderBy], { nullable: true }) orderBy?: CustomerOrderBy[];
}

@ArgsType()
export class OrderPage extends Page {
  @Field(() => OrderFilter, { nullable: true }) filter?: OrderFilter;
  @Field(() => [OrderOrderBy], { nullable: true }) orderBy?: OrderOrderBy[];
}

@ArgsType()
export class InvoicePage extends Page {
  @Field(() => [InvoiceOrderBy], { nullable: true }) orderBy?: InvoiceOrderBy[];
}

@ArgsType()
export class SubscriptionPage extends Page {
  @Field(() => SubscriptionFilter, { nullable: true }) filter?: SubscriptionFilter;
}
