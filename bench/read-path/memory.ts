import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DocumentStore } from '../../src/http/graphql/document-store.ts';
import { KnownOperations } from '../../src/http/graphql/known-operations.ts';
import { exampleOperation } from '../harness/documents.ts';
import { checked, type Reads, requestOf } from './open-reads.ts';

const ID = { id: '01890a5d-ac96-774b-bcce-b302099a8057' };
const AT = [0, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

/** Megabytes of used heap after this many distinct headline documents, each cached wherever a server caches it. */
export async function measureMemory({ schema, reads }: Reads): Promise<string> {
  const headline = await exampleOperation('frontend-customer-ledger');
  const [documents, operations] = [new DocumentStore(), new KnownOperations()];
  const lines = ['Heap after distinct headline documents, MB:'];
  let asked = 0;
  for (const until of AT) {
    for (; asked < until; asked++) {
      const source = headline.replace('CustomerLedger', `CustomerLedger${asked}`);
      const document = checked(schema, source);
      const request = requestOf(schema, source, ID, undefined, document);
      await documents.set(String(asked), document);
      reads.prepare(request);
      operations.remember(undefined, { source, document, operation: request.operation });
    }
    lines.push(`  ${until.toLocaleString('en').padStart(6)}  ${heapMegabytes().toFixed(1)}`);
  }
  return lines.join('\n');
}

function heapMegabytes(): number {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}
