import { parentPort } from 'node:worker_threads';
import { readExampleOperations } from './example-operations.ts';
import { renderGraphiqlPage } from './graphiql-page.ts';
import { prepareStaticText, type StaticText } from './static-text.ts';

export interface PreparedGraphiql {
  readonly contentSecurityPolicy: string;
  readonly text: StaticText;
}

const { html, contentSecurityPolicy } = await renderGraphiqlPage(await readExampleOperations());
const text = await prepareStaticText(html, 'text/html; charset=utf-8');
parentPort?.postMessage({ contentSecurityPolicy, text } satisfies PreparedGraphiql);
