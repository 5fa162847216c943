import { registerEnumType } from 'type-graphql';
import { ProductUnit } from '../../generated/prisma/enums.ts';

export { ProductUnit };

registerEnumType(ProductUnit, {
  name: 'ProductUnit',
  description: 'The unit of a product: all its quantities and unit prices are in this unit.',
  valuesConfig: {
    LITRE: { description: 'A litre, divisible down to the millilitre.' },
    PACKET: { description: 'A packet of the size in the product’s name.' },
    PIECE: { description: 'A single piece.' },
    DOZEN: { description: 'Twelve pieces.' },
    KILOGRAM: { description: 'A kilogram, divisible down to the gram.' },
    CAN: { description: 'A can of the size in the product’s name.' },
  },
});
