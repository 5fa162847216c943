import type { FastifyInstance } from 'fastify';

const CHECK_EVERY_MS = 20;

/**
 * Accepts no new connection, lets running requests finish, then cuts every connection: browsers keep theirs open for minutes, and
 * open some that they never use. Requests that do not finish in time are cut as well.
 */
export class Drain {
  readonly #app: FastifyInstance;
  #underWay = 0;

  /** Create it before the server listens: it counts requests from then on. */
  constructor(app: FastifyInstance) {
    this.#app = app;
    app.server.on('request', (_request, response) => {
      this.#underWay += 1;
      response.once('close', () => {
        this.#underWay -= 1;
      });
    });
  }

  async close(timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    const cut = setInterval(() => {
      if (this.#underWay === 0 || performance.now() > deadline) this.#app.server.closeAllConnections();
    }, CHECK_EVERY_MS);
    try {
      await this.#app.close();
    } finally {
      clearInterval(cut);
    }
  }
}
