// The limit: nothing but the database. One prepared statement for each case, whose JSON text is the answer. No GraphQL, no
// authentication, no limits, no log.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { STATEMENTS } from './statements.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL_SIZE) });
const statements = new Map(STATEMENTS.map((statement) => [`/${statement.name}`, statement]));

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    answer(request, body, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(JSON.stringify({ errors: [{ message: String(error) }] }));
    });
  });
});

async function answer(request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
  const statement = statements.get(request.url ?? '');
  if (statement === undefined) throw new Error(`There is no statement for ${request.url}.`);
  const { rows } = await pool.query<[string]>({
    name: statement.name,
    text: statement.text,
    values: statement.values(JSON.parse(body).variables),
    rowMode: 'array',
  });
  const text = `{"data":${rows[0]?.[0]}}`;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  pool.end();
});
server.listen(Number(process.env.PORT), '127.0.0.1');
