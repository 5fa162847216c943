import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { raw } from 'sql-template-tag';
import { RequestError } from '../../platform/errors.ts';
import { type SqlFragment, sql } from '../sql.ts';
import { anyValue, quoted, textOf } from './json.ts';
import type { SqlValue } from './value.ts';

const MAC_LENGTH_CHARACTERS = 24;
const HMAC_BLOCK_BYTES = 64;
/** Five keys, each the longest text that can be stored, in four-byte letters: none of ours is longer. */
const MAX_CURSOR_LENGTH_CHARACTERS = 100_000;

/** Their text has nothing that JSON would escape. */
const PLAIN_TYPES = new Set(['uuid', 'date', 'timestamptz', 'numeric', 'integer', 'bigint']);

/**
 * Cursors: base64url of a MAC and the JSON array of a row's sort keys. The MAC covers the list and its ordering, so that a cursor
 * is valid only where it was issued. SQL makes them and JavaScript checks them, with the same HMAC-SHA-256.
 */
export class CursorCodec {
  readonly #key: Buffer;
  readonly #innerPad: Buffer;
  readonly #outerPad: Buffer;

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest();
    const padded = Buffer.concat([this.#key], HMAC_BLOCK_BYTES);
    this.#innerPad = padded.map((byte) => byte ^ 0x36) as Buffer;
    this.#outerPad = padded.map((byte) => byte ^ 0x5c) as Buffer;
  }

  /** SQL of a row's sort keys as they are in a cursor: a JSON array of texts and nulls. */
  static payload(keys: readonly Pick<SqlValue, 'value' | 'sqlType'>[]): SqlFragment {
    const texts = keys.map(({ value, sqlType }) =>
      PLAIN_TYPES.has(sqlType) ? quoted(value, true) : anyValue(sql`(${value})::text`, true),
    );
    return textOf(['[', ...texts.flatMap((text, index) => (index === 0 ? text : [',', ...text])), ']']);
  }

  /** SQL of the cursor that carries `payload`, for the list and ordering that `binding` names. */
  seal(payload: SqlFragment, binding: string): SqlFragment {
    const bound = sql`convert_to(${raw(literal(binding))} || ${payload}, 'UTF8')`;
    const mac = sql`left(encode(sha256(${this.#outerPad}::bytea || sha256(${this.#innerPad}::bytea || ${bound})), 'hex'), ${raw(String(MAC_LENGTH_CHARACTERS))})`;
    return sql`translate(encode(convert_to(${mac} || ${payload}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
  }

  /** The sort keys that a cursor carries, as text. Throws BAD_USER_INPUT for a cursor of another list or ordering. */
  open(cursor: unknown, binding: string, keyCount: number, argument: string): readonly (string | null)[] {
    const text =
      typeof cursor === 'string' && cursor.length <= MAX_CURSOR_LENGTH_CHARACTERS
        ? Buffer.from(cursor, 'base64url').toString('utf8')
        : '';
    const mac = Buffer.from(text.slice(0, MAC_LENGTH_CHARACTERS));
    const payload = text.slice(MAC_LENGTH_CHARACTERS);
    const expected = Buffer.from(
      createHmac('sha256', this.#key).update(binding).update(payload).digest('hex').slice(0, MAC_LENGTH_CHARACTERS),
    );
    if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) {
      throw new RequestError(
        'BAD_USER_INPUT',
        `${argument}: this cursor does not belong to this list in this ordering. Use a cursor of the same field with the same orderBy.`,
      );
    }
    const keys = JSON.parse(payload) as (string | null)[];
    if (keys.length !== keyCount) throw new Error('A sealed cursor does not have as many keys as its ordering.');
    return keys;
  }
}

/** Type, field and enum names only: nothing that a caller writes. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
