import type { Asking, Question, ServerName } from './bench-case.ts';
import type { PreparedRequest } from './load.ts';
import type { Logins } from './logins.ts';

/** One server and its requests in one case, with what is known about the answers. */
export interface Target {
  readonly name: ServerName;
  readonly port: number;
  readonly pid: number;
  readonly asking: Asking;
  readonly path: string;
  readonly bodies: readonly string[];
  /** Lengths of the answers that were found equal; undefined if the server sends no Content-Length. */
  answerBytes: readonly (number | undefined)[];
}

/** The part of a target that exists before its requests are prepared. */
export type Server = Pick<Target, 'name' | 'port' | 'pid'>;

export async function prepareTarget(
  server: Server,
  asking: Asking,
  caseName: string,
  questions: readonly Question[],
  logins: Logins,
): Promise<Target> {
  const path = asking.document === undefined ? `/${asking.route ?? caseName}` : '/graphql';
  const bodies: string[] = [];
  for (const question of questions) {
    const variables = asking.variables?.(question) ?? question.variables;
    const cursor = await findCursor(server, asking, question, logins);
    bodies.push(JSON.stringify({ query: asking.document, variables: { ...variables, ...cursor } }));
  }
  return { ...server, asking, path, bodies, answerBytes: [] };
}

/** A cursor is valid only on the server that issued it. */
async function findCursor(
  server: Server,
  { pages }: Asking,
  question: Question,
  logins: Logins,
): Promise<{ after: string } | undefined> {
  if (pages === undefined || question.position === undefined) return undefined;
  const body = JSON.stringify({ query: pages.document, variables: question.position.variables });
  const response = await post(server, '/graphql', body, question, logins);
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (answer.errors !== undefined)
    throw new Error(`${server.name} returns no cursor: ${JSON.stringify(answer.errors)}`);
  return { after: pages.cursor(answer.data) };
}

export async function post(
  server: Server,
  path: string,
  body: string,
  question: Question,
  logins: Logins,
): Promise<Response> {
  // As under load: fetch would request a compressed answer.
  const headers = { ...(await headersOf(server, question, logins)), 'accept-encoding': 'identity' };
  return fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers, body });
}

/** The bytes of a POST request. */
export function requestBytes(
  port: number,
  path: string,
  given: Readonly<Record<string, string>>,
  body: string,
): Buffer {
  const headers = { host: `127.0.0.1:${port}`, ...given, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

export const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' } as const;

/** Only our server authenticates; both checkouts share one signing key. */
async function headersOf({ name, port }: Server, question: Question, logins: Logins): Promise<Record<string, string>> {
  return name === 'ours' || name === 'before'
    ? { ...JSON_HEADERS, authorization: `Bearer ${await logins.tokenFor(question.asker, port)}` }
    : JSON_HEADERS;
}

/** Written again for every round, since tokens expire within minutes. */
export async function prepareRequests(
  target: Target,
  questions: readonly Question[],
  logins: Logins,
): Promise<PreparedRequest[]> {
  const requests: PreparedRequest[] = [];
  for (const [index, question] of questions.entries()) {
    const body = target.bodies[index] as string;
    const bytes = requestBytes(target.port, target.path, await headersOf(target, question, logins), body);
    requests.push({ bytes, answerBytes: target.answerBytes[index] });
  }
  return requests;
}
