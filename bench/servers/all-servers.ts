import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { ServerName } from '../harness/bench-case.ts';
import type { Launch } from '../harness/server-process.ts';

/** What a server's name means, with the settings that matter, for the report. */
interface BenchServer {
  readonly about: string;
  readonly launch: Launch;
}

const OURS: Launch = {
  folder: 'root',
  command: ['bin/earlybird.mjs', 'serve'],
  environment: {
    SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    CURSOR_SECRET: randomBytes(32).toString('base64url'),
  },
};

const inFolder = (name: ServerName): Launch => ({
  folder: 'bench',
  command: ['--import', 'tsx', `servers/${name}/server.ts`],
});

export const SERVERS: Readonly<Record<ServerName, BenchServer>> = {
  ours: {
    about:
      '`earlybird serve` as shipped: authentication by a real token, limits, permissions, row scopes, request log.',
    launch: OURS,
  },
  before: {
    about: 'Another checkout of this project, given by `--before`, as `ours`.',
    launch: OURS,
  },
  limit: {
    about: 'Bare `node:http`, one prepared statement whose JSON text is the answer.',
    launch: inFolder('limit'),
  },
  postgraphile: {
    about:
      'PostGraphile 5: Amber preset, simplified names, connection filters, aggregates, no mutations; computed columns in SQL for what our schema computes; one smart tag for a shorter way from orders to bill lines.',
    launch: { ...inFolder('postgraphile'), environment: { GRAPHILE_ENV: 'production' } },
  },
  pothos: {
    about:
      'Pothos with its Prisma plugin, which makes one Prisma query from a selection, on GraphQL Yoga over `node:http`; Prisma with joins and named prepared statements.',
    launch: inFolder('pothos'),
  },
  'apollo-prisma': {
    about:
      'Apollo Server on Fastify, type-graphql, and for each root field one Prisma query with `relationLoadStrategy: "join"` that includes what is selected; named prepared statements, cache hints off.',
    launch: inFolder('apollo-prisma'),
  },
  naive: {
    about:
      'Apollo Server on Fastify, one resolver and one Prisma query for each edge; also the oracle that says whether the others are right.',
    launch: inFolder('naive'),
  },
};
