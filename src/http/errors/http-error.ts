/** A request that is refused before it becomes a GraphQL operation. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly code: 'BAD_REQUEST' | 'LIMIT_EXCEEDED';

  constructor(statusCode: number, message: string, code: HttpError['code'] = 'BAD_REQUEST') {
    super(message);
    this.name = 'HttpError';
    this.statusCode = statusCode;
    this.code = code;
  }
}
