import { describe } from 'vitest';
import { askOverHistory } from './over-history.ts';

describe('Over the random history of seed 3', () => askOverHistory(3));
