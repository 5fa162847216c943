import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { ExampleOperation } from './example-operations.ts';

export interface GraphiqlPage {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="20" r="9" fill="#f2a33a"/>' +
  '<path d="M2 24h28" stroke="#3b5b7a" stroke-width="3"/></svg>';

const HEADERS_HINT = `{
  // Not needed after the tab Login has run:
  // every tab then sends its access token.
  // "authorization": "Bearer …"
}`;

/** GraphiQL moves a pressed tab to an earlier position, away from the pointer, and so loses the click. */
const STEADY_TABS = '.graphiql-tab { transform: none !important; }';

const ROOT = '<div id="root"></div>';

/** GraphiQL with everything that it needs in one page. */
export async function renderGraphiqlPage(examples: ExampleOperation[]): Promise<GraphiqlPage> {
  const session = await readFile(path.join(import.meta.dirname, 'graphiql-session.browser.js'), 'utf8');
  const page = renderGraphiQL({
    title: 'EarlyBird Graph',
    favicon: `data:image/svg+xml,${encodeURIComponent(ICON)}`,
    logo: ICON,
    endpoint: '/graphql',
    defaultTabs: examples.map((example) => ({ ...example, headers: HEADERS_HINT })),
    defaultHeaders: HEADERS_HINT,
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  });
  if (!page.includes(ROOT)) throw new Error('The page of @graphql-yoga/render-graphiql has changed: no root element');
  const html = page.replace(ROOT, () => `${ROOT}<style>${STEADY_TABS}</style><script>${session}</script>`);
  return { html, contentSecurityPolicy: policyFor(html) };
}

/** Scripts are allowed by hash alone. Monaco writes style elements and attributes at run time, which no hash can cover. */
function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    `default-src 'none'`,
    `script-src ${hashes.join(' ')}`,
    `worker-src blob:`,
    `style-src 'unsafe-inline'`,
    `font-src data:`,
    `img-src data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
