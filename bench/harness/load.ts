import { connect, type Socket } from 'node:net';

/** One HTTP request as bytes, written once and sent often. */
export interface PreparedRequest {
  readonly bytes: Buffer;
  /** Length of the answer that was compared; undefined if the server sends no Content-Length. */
  readonly answerBytes: number | undefined;
}

export interface LoadPlan {
  readonly port: number;
  readonly requests: readonly PreparedRequest[];
  /** The n-th request; the same for every server of a round. */
  readonly sequence: (n: number) => number;
  readonly connections: number;
  readonly durationMs: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Ascending, in milliseconds. */
  readonly latencies: Float64Array;
}

/**
 * Keeps every connection busy with one request at a time. Uses bare sockets because load and servers share the machine: a
 * generator that parses each answer takes more of the two cores than the fastest server.
 */
export async function runLoad(plan: LoadPlan, signal: AbortSignal): Promise<LoadResult> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + plan.durationMs;
  let sent = 0;
  const next = (): PreparedRequest | undefined => {
    if (performance.now() >= endsAt || signal.aborted) return undefined;
    const request = plan.requests[plan.sequence(sent)];
    sent += 1;
    return request;
  };
  const connections = Array.from({ length: plan.connections }, () => keepBusy(plan.port, next, latencies));
  await Promise.all(connections);
  signal.throwIfAborted();
  const seconds = (performance.now() - startedAt) / 1_000;
  return { requests: latencies.length, seconds, latencies: Float64Array.from(latencies).sort() };
}

function keepBusy(port: number, next: () => PreparedRequest | undefined, latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    const answer = new AnswerReader();
    let current: PreparedRequest | undefined;
    let sentAt = 0;
    const send = () => {
      current = next();
      if (current === undefined) {
        end(socket, resolve);
        return;
      }
      sentAt = performance.now();
      socket.write(current.bytes);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      if (!answer.take(chunk)) return;
      latencies.push(performance.now() - sentAt);
      const complaint = complaintAbout(answer, current);
      if (complaint !== undefined) {
        socket.destroy(new Error(complaint));
        return;
      }
      answer.reset();
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection under load.')));
  });
}

function end(socket: Socket, resolve: () => void): void {
  socket.removeAllListeners('close');
  socket.end();
  socket.destroy();
  resolve();
}

/** Answers were compared before and are only counted now: an error would differ in length or status. */
function complaintAbout(answer: AnswerReader, request: PreparedRequest | undefined): string | undefined {
  if (answer.status !== 200) return `Under load the server answered with status ${answer.status}.`;
  const expected = request?.answerBytes;
  if (expected === undefined || answer.contentLength === undefined || answer.contentLength === expected)
    return undefined;
  return `Under load the server answered ${answer.contentLength} bytes instead of ${expected} before.`;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** Just enough of HTTP/1.1 to know when an answer is complete. */
class AnswerReader {
  status = 0;
  contentLength: number | undefined;
  #head: Buffer | undefined;
  #bodyBytes = 0;
  #tail = Buffer.alloc(0);
  #isInBody = false;

  reset(): void {
    this.status = 0;
    this.contentLength = undefined;
    this.#head = undefined;
    this.#bodyBytes = 0;
    this.#tail = Buffer.alloc(0);
    this.#isInBody = false;
  }

  /** True once the answer is complete. */
  take(chunk: Buffer): boolean {
    if (this.#isInBody) return this.#takeBody(chunk);
    const received = this.#head === undefined ? chunk : Buffer.concat([this.#head, chunk]);
    const end = received.indexOf(HEAD_END);
    if (end === -1) {
      this.#head = received;
      return false;
    }
    const head = received.toString('latin1', 0, end);
    this.status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.contentLength = length === undefined ? undefined : Number(length);
    this.#isInBody = true;
    return this.#takeBody(received.subarray(end + HEAD_END.length));
  }

  #takeBody(chunk: Buffer): boolean {
    if (this.contentLength !== undefined) {
      this.#bodyBytes += chunk.length;
      return this.#bodyBytes >= this.contentLength;
    }
    // Chunked: JSON never contains these line ends, so only the last chunk matches.
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-LAST_CHUNK.length);
    return this.#tail.equals(LAST_CHUNK);
  }
}
