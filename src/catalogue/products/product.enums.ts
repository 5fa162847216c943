import { registerEnumType } from 'type-graphql';
import { ProductUnit } from '../../generated/prisma/enums.ts';

export { ProductUnit };

registerEnumType(ProductUnit, {
  name: 'ProductUnit',
  description: 'What one unit of a product is: every quantity and every unit price of the product counts in it.',
  valuesConfig: {
    LITRE: { description: 'A litre, in parts down to the millilitre.' },
    PACKET: { description: 'A packet, of the size that the product’s name says.' },
    PIECE: { description: 'A single piece.' },
    DOZEN: { description: 'Twelve pieces.' },
    KILOGRAM: { description: 'A kilogram, in parts down to the gram.' },
    CAN: { description: 'A can, of the size that the product’s name says.' },
  },
});
