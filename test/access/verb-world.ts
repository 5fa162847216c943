import { randomUUID } from 'node:crypto';
import type { Role } from '../../src/access/role.ts';
import { hashPassword } from '../../src/identity/passwords/password.ts';
import { makeSecretToken, tokenHash } from '../../src/identity/tokens/secret-token.ts';
import { type MadeAccount, makeAccount } from '../identity/accounts.ts';
import type { TestGraph } from '../support/test-graph.ts';

export const PASSWORD = 'three green parrots';

/** Someone with a session, and its tokens. */
export interface LoggedIn extends MadeAccount {
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface Household extends LoggedIn {
  readonly customerId: string;
  readonly addressId: string;
}

/** Makes what a verb needs, new each time, so that no two verbs share a row. */
export class VerbWorld {
  readonly #graph: TestGraph;
  #passwordHash: Promise<string> | undefined;
  #admin: Promise<string> | undefined;

  constructor(graph: TestGraph) {
    this.#graph = graph;
  }

  /** Hashed once, since that takes as long as everything else here. */
  #hash(): Promise<string> {
    this.#passwordHash ??= hashPassword(PASSWORD);
    return this.#passwordHash;
  }

  /** The access token of one administrator. */
  admin(): Promise<string> {
    this.#admin ??= this.loggedIn('ADMIN').then(({ accessToken }) => accessToken);
    return this.#admin;
  }

  async loggedIn(role: Role, status: 'ACTIVE' | 'INVITED' | 'DISABLED' = 'ACTIVE'): Promise<LoggedIn> {
    const email = `${randomUUID()}@x.example`;
    const made = await makeAccount(this.#graph.database, { email, role, status, passwordHash: await this.#hash() });
    const [refreshToken, sessionId] = [makeSecretToken(), randomUUID()];
    await this.#graph.database.pool.query(
      `INSERT INTO refresh_tokens (user_id, family_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')`,
      [made.userId, sessionId, tokenHash(refreshToken)],
    );
    const { accessToken } = await this.#graph.tokens.issue({
      kind: 'USER',
      userId: made.userId,
      role,
      customerId: made.customerId,
      mustChangePassword: false,
      sessionId,
    });
    return { ...made, email, accessToken, refreshToken };
  }

  async household(): Promise<Household> {
    const made = await this.loggedIn('CUSTOMER');
    const customerId = made.customerId as string;
    return { ...made, customerId, addressId: await this.address(customerId, true) };
  }

  /** An imported customer, without a login. */
  imported = () => this.#insert(`INSERT INTO customers (name) VALUES ('Asha') RETURNING id`);
  area = () => this.#insert('INSERT INTO areas (name) VALUES (gen_random_uuid()::text) RETURNING id');
  product = () =>
    this.#insert(`INSERT INTO products (name, unit) VALUES (gen_random_uuid()::text, 'LITRE') RETURNING id`);
  address = (customerId: string, isDefault: boolean) =>
    this.#insert(`INSERT INTO addresses (customer_id, line1, is_default) VALUES ($1, '1 Main Road', $2) RETURNING id`, [
      customerId,
      isDefault,
    ]);

  async user(role: Role, status?: 'INVITED' | 'DISABLED'): Promise<string> {
    return (await this.loggedIn(role, status)).userId;
  }

  async activationToken(userId: string): Promise<string> {
    const token = makeSecretToken();
    await this.#graph.database.pool.query(
      `INSERT INTO activation_tokens (user_id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
      [userId, tokenHash(token)],
    );
    return token;
  }

  /** Customers on one agent's round, in their places. */
  async round(size: number): Promise<{ agentId: string; customerIds: string[] }> {
    const agentId = await this.user('DELIVERY_AGENT');
    const { rows } = await this.#graph.database.pool.query<{ id: string }>(
      `INSERT INTO customers (name, agent_id, route_position) SELECT 'Asha', $1, place FROM generate_series(1, $2::int) place RETURNING id`,
      [agentId, size],
    );
    return { agentId, customerIds: rows.map(({ id }) => id) };
  }

  async stopped(): Promise<Household> {
    const made = await this.household();
    await this.#graph.database.pool.query(`UPDATE customers SET status = 'STOPPED' WHERE id = $1`, [made.customerId]);
    return made;
  }

  async #insert(sql: string, values: unknown[] = []): Promise<string> {
    return (await this.#graph.database.pool.query<{ id: string }>(sql, values)).rows[0]?.id as string;
  }
}
