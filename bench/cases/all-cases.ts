import type { BenchCase } from '../harness/bench-case.ts';
import { analystMonth, analystMonthDeep } from './analyst-month.case.ts';
import { customerById } from './customer-by-id.case.ts';
import { deliveryRun } from './delivery-run.case.ts';
import { filteredList } from './filtered-list.case.ts';
import { groupBy } from './group-by.case.ts';
import { headline } from './headline.case.ts';
import { myAccount } from './my-account.case.ts';

export const CASES: readonly BenchCase[] = [
  headline,
  myAccount,
  analystMonth,
  analystMonthDeep,
  filteredList,
  groupBy,
  customerById,
  deliveryRun,
];
