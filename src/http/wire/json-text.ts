/** JSON that PostgreSQL has already written. It travels as a response's `data` and goes to the wire as it is. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** For code that serialises a response without knowing this class. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

interface Result {
  readonly errors?: unknown;
  readonly data?: unknown;
  readonly extensions?: unknown;
}

/** A GraphQL response as JSON, without parsing what is already JSON. */
export function stringifyResult({ data, errors, extensions }: Result): string {
  if (!(data instanceof JsonText)) return JSON.stringify({ errors, data, extensions });
  const rest = JSON.stringify({ errors, extensions });
  return rest === '{}' ? `{"data":${data.text}}` : `{"data":${data.text},${rest.slice(1)}`;
}
