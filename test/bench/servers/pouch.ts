import { join } from 'node:path';
import express from 'express';
import pouchApp from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { z } from 'zod';
import { untilInputEnds } from './until-input-ends.ts';

/** The peer of push and pull: PouchDB's own server, on its own LevelDB. */
const { folder } = z.object({ folder: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));

const app = express();
app.use(
  pouchApp(PouchDB.defaults({ prefix: join(folder, 'server-') }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(folder, 'pouch.log'),
  }),
);
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
await untilInputEnds();
// Its views and its log keep the process alive.
process.exit(0);
