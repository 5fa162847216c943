import type { Asking, Question, ServerName } from './bench-case.ts';
import type { PreparedRequest } from './load.ts';
import type { Logins } from './logins.ts';

/** One server and what it is asked in one case: question by question, bodies and what is known of the answers. */
export interface Target {
  readonly name: ServerName;
  readonly port: number;
  readonly pid: number;
  readonly asking: Asking;
  readonly path: string;
  readonly bodies: readonly string[];
  /** Lengths of the answers that were found equal; undefined if the server sends none ahead. */
  answerBytes: readonly (number | undefined)[];
}

/** The part of a target that is there before its questions are put. */
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

/** A cursor is good only where it was given out. */
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
  if (answer.errors !== undefined) throw new Error(`${server.name} gives no cursor: ${JSON.stringify(answer.errors)}`);
  return { after: pages.cursor(answer.data) };
}

export async function post(
  server: Server,
  path: string,
  body: string,
  question: Question,
  logins: Logins,
): Promise<Response> {
  // As under load: fetch would ask for a compressed answer.
  const headers = { ...(await headersOf(server, question, logins)), 'accept-encoding': 'identity' };
  return fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers, body });
}

/** A POST as it goes over the wire. */
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

/** Only our server authenticates; both checkouts have one signing key. */
async function headersOf({ name, port }: Server, question: Question, logins: Logins): Promise<Record<string, string>> {
  return name === 'ours' || name === 'before'
    ? { ...JSON_HEADERS, authorization: `Bearer ${await logins.tokenFor(question.asker, port)}` }
    : JSON_HEADERS;
}

/** Written again for every round, since tokens are good for minutes. */
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
