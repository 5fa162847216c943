import { describe } from 'vitest';
import { askOverHistory } from './over-history.ts';

describe('Over the made-up history of seed 3', () => askOverHistory(3));
