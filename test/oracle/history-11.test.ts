import { describe } from 'vitest';
import { askOverHistory } from './over-history.ts';

describe('Over the random history of seed 11', () => askOverHistory(11));
