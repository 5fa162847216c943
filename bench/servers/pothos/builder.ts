import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type PrismaTypes from '../../.generated/pothos-types.ts';
import { getDatamodel } from '../../.generated/pothos-types.ts';
import { openPrisma } from '../shared/open-prisma.ts';
import { CalendarDate, Money, Month, Quantity, Timestamp } from '../shared/scalars.ts';

export const prisma = openPrisma();

/** What a resolver may return for these scalars; they do the formatting. */
interface Sent<T> {
  Input: T;
  Output: unknown;
}

export const builder = new SchemaBuilder<{
  PrismaTypes: PrismaTypes;
  Scalars: { Date: Sent<Date>; DateTime: Sent<Date>; Money: Sent<never>; Month: Sent<never>; Quantity: Sent<never> };
  DefaultFieldNullability: false;
}>({
  plugins: [PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: { client: prisma, dmmf: getDatamodel(), maxConnectionSize: 500 },
  relay: { nodesOnConnection: true },
});

builder.addScalarType('Date', CalendarDate);
builder.addScalarType('DateTime', Timestamp);
builder.addScalarType('Money', Money);
builder.addScalarType('Month', Month);
builder.addScalarType('Quantity', Quantity);
