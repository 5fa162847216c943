import { parentPort } from 'node:worker_threads';
import { prepareStaticText, type StaticText } from '../wire/static-text.ts';
import { readExampleOperations } from './example-operations.ts';
import { renderGraphiqlPage } from './graphiql-page.ts';

export interface PreparedGraphiql {
  readonly contentSecurityPolicy: string;
  readonly text: StaticText;
}

const { html, contentSecurityPolicy } = await renderGraphiqlPage(await readExampleOperations());
const text = await prepareStaticText(html, 'text/html; charset=utf-8');
parentPort?.postMessage({ contentSecurityPolicy, text } satisfies PreparedGraphiql);
