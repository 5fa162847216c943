import path from 'node:path';

export const BENCH = path.dirname(import.meta.dirname);
export const ROOT = path.dirname(BENCH);
/** Datasets, their PostgreSQL and the servers' logs; kept between runs. */
export const CACHE = path.resolve(process.env.BENCH_CACHE_DIR ?? path.join(BENCH, '.cache'));
