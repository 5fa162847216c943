import type { ConstraintRefusals } from '../../access/mutate.ts';
import { line, prose, webAddress } from '../../platform/values/argument-shapes.ts';

/** The fields of a product, new or existing, besides its name. */
export const productDetails = {
  category: line(100).nullish(),
  description: prose(2_000).nullish(),
  imageUrl: webAddress.nullish(),
};

export const PRODUCT_REFUSALS: ConstraintRefusals = {
  products_name_key: {
    code: 'NAME_TAKEN',
    message: 'Another product has this name. Choose another name, or change that product.',
    field: ['name'],
  },
};
