import type { BenchCase } from '../harness/bench-case.ts';
import { customerById } from './customer-by-id.case.ts';
import { headline } from './headline.case.ts';

export const CASES: readonly BenchCase[] = [headline, customerById];
