import { parseArgs } from 'node:util';
import { reachDatabaseServer } from './harness/database-server.ts';
import { ensureDataset } from './harness/dataset.ts';
import { measureCompiling } from './read-path/compiling.ts';
import { measureMemory } from './read-path/memory.ts';
import { openReads } from './read-path/open-reads.ts';
import { measureSizes } from './read-path/sizes.ts';

// What the compiler itself costs, without a server: time for a new document, memory for very many of them, and whether a query of
// one customer costs the same with more customers. Run from the checkout:
//   node --import tsx bench/read-path.ts [--customers 1000 --customers 100000 | --database URL --database URL]

const { values } = parseArgs({
  options: {
    customers: { type: 'string', multiple: true, default: ['1000', '10000'] },
    months: { type: 'string', default: '1' },
    database: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
  },
});
const wants = (part: string) => values.only === undefined || values.only === part;

if (wants('compiling')) console.log(await measureCompiling(await openReads()));
if (wants('memory')) console.log(await measureMemory(await openReads()));
if (wants('sizes')) {
  if (values.database.length > 0) console.log(await measureSizes(values.database));
  else {
    const server = await reachDatabaseServer((activity) => console.error(activity));
    try {
      const urls: string[] = [];
      for (const customers of values.customers) {
        const size = { customers: Number(customers), months: Number(values.months) };
        const { signal } = new AbortController();
        urls.push(await ensureDataset(server.url, size, (activity) => console.error(activity), signal));
      }
      console.log(await measureSizes(urls));
    } finally {
      await server.stop();
    }
  }
}
