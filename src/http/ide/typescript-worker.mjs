import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A worker does not inherit the loader that lets its parent run TypeScript.
register();
await import(workerData.module);
