import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildClientSchema, buildSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES_FOLDER, readExampleOperations } from '../../../src/http/ide/example-operations.ts';
import { readAnswer, startTestHttpServer, type TestHttpServer } from '../support/test-http-server.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

let server: TestHttpServer;
beforeAll(async () => {
  server = await startTestHttpServer();
});
afterAll(() => server.close());

interface Page {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Unlike fetch, this one does not decompress. */
function page(path: string, headers: Record<string, string>): Promise<Page> {
  return new Promise((resolve, reject) => {
    get(new URL(path, server.url), { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

describe('the IDE', () => {
  it('is the same page in every encoding, compressed if possible', async () => {
    const [br, gzip, plain] = await Promise.all(
      ['gzip, deflate, br, zstd', 'gzip', 'identity'].map((encoding) =>
        page('/graphql', { accept: BROWSER, 'accept-encoding': encoding }),
      ),
    );
    expect([br?.status, br?.headers['content-encoding']]).toEqual([200, 'br']);
    expect(br?.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(br?.body.length).toBeLessThan(2_500_000);
    expect(gzip?.headers['content-encoding']).toBe('gzip');
    expect(plain?.headers['content-encoding']).toBeUndefined();
    const html = plain?.body.toString() ?? '';
    expect(brotliDecompressSync(br?.body ?? '').toString() === html).toBe(true);
    expect(gunzipSync(gzip?.body ?? '').toString() === html).toBe(true);
    expect(html).toContain('EarlyBird Graph');
    expect(html.includes('query CustomerLedger')).toBe(true);
  });

  it('is not sent again to clients that have it', async () => {
    const first = await page('/graphql', { accept: BROWSER });
    expect(first.headers['cache-control']).toBe('public, max-age=3600');
    expect(first.headers.vary).toBe('accept, accept-encoding');
    const etag = String(first.headers.etag);
    for (const tag of [etag, `"other", ${etag}`, etag.slice(2), '*']) {
      const again = await page('/graphql', { accept: BROWSER, 'if-none-match': tag });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
    expect((await page('/graphql', { accept: BROWSER, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('runs exactly its own scripts and calls nobody', async () => {
    const { headers, body } = await page('/graphql', { accept: BROWSER, 'accept-encoding': 'identity' });
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((directive) => {
          const [name = '', ...sources] = directive.split(' ');
          return [name, sources] as const;
        }),
    );
    const scripts = [...body.toString().matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    expect(policy.get('script-src')).toEqual(
      scripts.map(([, , script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`),
    );
    expect(policy.get('default-src')).toEqual([`'none'`]);
    expect(policy.get('connect-src')).toEqual([`'self'`]);
    expect(policy.get('frame-ancestors')).toEqual([`'none'`]);
    expect(policy.get('base-uri')).toEqual([`'none'`]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('is not what programs get', async () => {
    for (const accept of [
      '*/*',
      'application/json',
      'application/json, text/html;q=0.9',
      'application/graphql-response+json',
    ]) {
      const answer = await readAnswer(
        fetch(`${server.url}?query={__typename}`, { headers: { accept, 'apollo-require-preflight': '1' } }),
      );
      expect(answer.text).toBe('{"data":{"__typename":"Query"}}');
    }
  });

  it('runs nothing by a link that somebody was sent', async () => {
    const asked = server.graph.asked.length;
    const { headers } = await page('/graphql?query={customer(id:1){id}}', { accept: BROWSER, 'accept-encoding': 'br' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(server.graph.asked.length).toBe(asked);
  });

  it('answers HEAD with the headers of the page', async () => {
    const response = await fetch(server.url, { method: 'HEAD', headers: { accept: BROWSER } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});

describe('the examples', () => {
  it('are all among the tabs', async () => {
    const documents = (await readdir(EXAMPLES_FOLDER)).filter((name) => name.endsWith('.graphql'));
    expect((await readExampleOperations()).length).toBe(documents.length);
  });
});

describe('/schema.graphql', () => {
  it('is the schema that introspection shows', async () => {
    const response = await fetch(new URL('/schema.graphql', server.url));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/graphql; charset=utf-8',
    ]);
    const introspected = await server.post({ query: getIntrospectionQuery() });
    const schema = buildClientSchema(introspected.body.data as IntrospectionQuery);
    expect(printSchema(buildSchema(await response.text()))).toBe(printSchema(schema));
  });

  it('is not sent again to clients that have it', async () => {
    const { headers } = await page('/schema.graphql', {});
    expect((await page('/schema.graphql', { 'if-none-match': String(headers.etag) })).status).toBe(304);
  });
});
