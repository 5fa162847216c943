import type { ProductUnit } from '../../generated/prisma/enums.ts';

export interface ProductDatum {
  code: string;
  name: string;
  unit: ProductUnit;
  category: string;
  /** Before the sample begins, in INR. */
  price: number;
  /** A later price: when, as a share of the history (above 1: announced for later), and how much. */
  nextPrice?: { at: number; price: number };
  /** Percent. */
  tax: number;
  nextTax?: { at: number; tax: number };
  taxExclusive?: boolean;
  discontinued?: boolean;
}

export const PRODUCTS: readonly ProductDatum[] = [
  {
    code: 'COW_MILK',
    name: 'Cow milk',
    unit: 'LITRE',
    category: 'Milk',
    price: 58,
    nextPrice: { at: 0.3, price: 60 },
    tax: 0,
  },
  { code: 'BUFFALO_MILK', name: 'Buffalo milk', unit: 'LITRE', category: 'Milk', price: 80, tax: 0 },
  {
    code: 'TONED_MILK',
    name: 'Toned milk',
    unit: 'LITRE',
    category: 'Milk',
    price: 55,
    nextPrice: { at: 1.1, price: 57 },
    tax: 0,
  },
  { code: 'CURD', name: 'Curd 500 g', unit: 'PACKET', category: 'Dairy', price: 37.5, tax: 5 },
  { code: 'PANEER', name: 'Paneer 200 g', unit: 'PACKET', category: 'Dairy', price: 92, tax: 5 },
  { code: 'BREAD', name: 'Bread 400 g', unit: 'PIECE', category: 'Bakery', price: 40, tax: 0 },
  {
    code: 'EGGS',
    name: 'Eggs',
    unit: 'DOZEN',
    category: 'Eggs',
    price: 66,
    nextPrice: { at: 0.55, price: 70 },
    tax: 0,
  },
  { code: 'WATER', name: 'Water can 20 L', unit: 'CAN', category: 'Water', price: 50, tax: 12 },
  { code: 'BUTTERMILK', name: 'Buttermilk 500 ml', unit: 'PACKET', category: 'Dairy', price: 21.5, tax: 0 },
  { code: 'BATTER', name: 'Idli and dosa batter', unit: 'KILOGRAM', category: 'Kitchen', price: 74, tax: 5 },
  {
    code: 'GHEE',
    name: 'Cow ghee 500 ml',
    unit: 'PIECE',
    category: 'Dairy',
    price: 335,
    tax: 12,
    nextTax: { at: 0.5, tax: 5 },
    taxExclusive: true,
  },
  { code: 'COCONUT', name: 'Tender coconut', unit: 'PIECE', category: 'Fruit', price: 55, tax: 0 },
  {
    code: 'FLAVOURED_MILK',
    name: 'Flavoured milk 200 ml',
    unit: 'PIECE',
    category: 'Dairy',
    price: 30,
    tax: 12,
    discontinued: true,
  },
];
