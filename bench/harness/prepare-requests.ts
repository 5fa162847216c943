import type { Asking, Question, ServerName } from './bench-case.ts';
import type { PreparedRequest } from './load.ts';
import type { Logins } from './logins.ts';

/** One server, ready to be asked one case. */
export interface Target {
  readonly name: ServerName;
  readonly port: number;
  readonly pid: number;
  readonly asking: Asking;
  /** Lengths of the answers that were found equal, question by question. */
  answerBytes: readonly (number | undefined)[];
}

/** The limit has a route for each case, the others one for all. */
export function pathOf({ asking }: Pick<Target, 'asking'>, caseName: string): string {
  return asking.document === undefined ? `/${caseName}` : '/graphql';
}

export function bodyOf({ asking }: Pick<Target, 'asking'>, question: Question): string {
  const variables = asking.variables?.(question) ?? question.variables;
  return JSON.stringify({ query: asking.document, variables });
}

/** Only our server authenticates; tokens are good for minutes, so requests are written anew for every round. */
export async function headersOf(
  { name, port }: Pick<Target, 'name' | 'port'>,
  question: Question,
  logins: Logins,
): Promise<Record<string, string>> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return name === 'ours'
    ? { ...headers, authorization: `Bearer ${await logins.tokenFor(question.asker, port)}` }
    : headers;
}

export async function prepareRequests(
  target: Target,
  caseName: string,
  questions: readonly Question[],
  logins: Logins,
): Promise<PreparedRequest[]> {
  const requests: PreparedRequest[] = [];
  for (const [index, question] of questions.entries()) {
    const body = bodyOf(target, question);
    const headers = await headersOf(target, question, logins);
    const head = Object.entries({
      host: `127.0.0.1:${target.port}`,
      ...headers,
      'content-length': Buffer.byteLength(body),
    })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const bytes = Buffer.from(`POST ${pathOf(target, caseName)} HTTP/1.1\r\n${head}\r\n${body}`);
    requests.push({ bytes, answerBytes: target.answerBytes[index] });
  }
  return requests;
}
