// Pothos with its Prisma plugin, which makes one Prisma query from the selection below a root field, on GraphQL Yoga.
import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { schema } from './schema.ts';

const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false });
const server = createServer(yoga);
process.on('SIGTERM', () => {
  server.closeAllConnections();
  process.exit();
});
server.listen(Number(process.env.PORT), '127.0.0.1');
