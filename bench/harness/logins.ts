import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { hashPassword } from '../../src/identity/passwords/password.ts';
import { ROOT } from './paths.ts';

/** Who queries our server; the others have no authentication and get the customer as an argument. */
export type Asker = { readonly role: 'BILLING_ANALYST' | 'ADMIN' } | { readonly customerId: string };

/** Well within the 15 minutes of an access token's lifetime. */
const KEPT_MS = 8 * 60_000;

/** Real logins for real tokens: one password for everyone in this run, and a token for each on demand. */
export class Logins {
  readonly #database: pg.Pool;
  readonly #password: string;
  readonly #passwordHash: string;
  /** From the first of our servers: another checkout has its own database, but accepts the same tokens. */
  #port: number | undefined;
  readonly #tokens = new Map<string, { readonly token: string; readonly issuedAt: number }>();

  private constructor(database: pg.Pool, password: string, passwordHash: string) {
    this.#database = database;
    this.#password = password;
    this.#passwordHash = passwordHash;
  }

  static async prepare(database: pg.Pool): Promise<Logins> {
    const password = randomBytes(18).toString('base64url');
    return new Logins(database, password, await hashPassword(password));
  }

  async tokenFor(asker: Asker, port: number): Promise<string> {
    const key = JSON.stringify(asker);
    const kept = this.#tokens.get(key);
    if (kept !== undefined && Date.now() - kept.issuedAt < KEPT_MS) return kept.token;
    this.#port ??= port;
    const token = await this.#logIn(await this.#admit(asker), this.#port);
    this.#tokens.set(key, { token, issuedAt: Date.now() });
    return token;
  }

  /** Lets one user of that role log in with our password, and returns the email. */
  async #admit(asker: Asker): Promise<string> {
    const [condition, value] =
      'role' in asker ? ['role = $1::role', asker.role] : ['customer_id = $1::uuid', asker.customerId];
    const { rows } = await this.#database.query<{ email: string }>(
      `WITH chosen AS (SELECT id FROM users WHERE ${condition} ORDER BY id LIMIT 1),
            opened AS (INSERT INTO credentials AS c (user_id, password_hash) SELECT id, $2 FROM chosen
                       ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash)
       UPDATE users SET status = 'ACTIVE', must_change_password = false FROM chosen WHERE users.id = chosen.id
       RETURNING users.email`,
      [value, this.#passwordHash],
    );
    if (rows[0] === undefined) throw new Error(`There is no user to log in as: ${JSON.stringify(asker)}.`);
    return rows[0].email;
  }

  async #logIn(email: string, port: number): Promise<string> {
    const query = await readFile(path.join(ROOT, 'examples/operations/login.graphql'), 'utf8');
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input: { email, password: this.#password } } }),
    });
    const answer = (await response.json()) as { data?: { login?: { accessToken?: string } } };
    const token = answer.data?.login?.accessToken;
    if (token === undefined) throw new Error(`The login of ${email} was refused: ${JSON.stringify(answer)}`);
    return token;
  }
}
