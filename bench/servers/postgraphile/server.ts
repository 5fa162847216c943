// PostGraphile 5: a GraphQL API planned from the database's own schema.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import preset from './preset.ts';

const server = createServer();
const instance = postgraphile(preset).createServ(grafserv);
await instance.addTo(server);
process.on('SIGTERM', () => {
  server.closeAllConnections();
  process.exit();
});
server.listen(Number(process.env.PORT), '127.0.0.1');
