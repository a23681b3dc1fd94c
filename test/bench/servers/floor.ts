import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { untilInputEnds } from './until-input-ends.ts';

/**
 * The floor of push and pull: Fastify and PostgreSQL, and nothing looked at. A batch is one statement and so one durable commit; a page
 * is one question, its rows made JSON.
 */
const { databaseUrl, folder } = z
  .object({ databaseUrl: z.string(), folder: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));

interface Operation {
  readonly opId: string;
  readonly seq: number;
  readonly baseVersion: string;
  readonly body: string;
  readonly hash: string;
  readonly sha256: string;
  readonly prevSha256: string;
}

const pool = new pg.Pool({ connectionString: databaseUrl });
await pool.query(`CREATE TABLE operation (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "opId" text NOT NULL, seq integer NOT NULL, "baseVersion" text NOT NULL, body text NOT NULL,
  hash text NOT NULL, sha256 text NOT NULL, "prevSha256" text NOT NULL)`);

const insert = {
  name: 'insert',
  text: `INSERT INTO operation ("opId", seq, "baseVersion", body, hash, sha256, "prevSha256")
    SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
};
const page = {
  name: 'page',
  text: 'SELECT position, "opId", body, hash, "baseVersion" FROM operation WHERE position > $1 ORDER BY position LIMIT $2',
};

const app = fastify({ bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true });
app.post<{ Body: { operations: readonly Operation[] } }>('/push', async ({ body: { operations } }) => {
  const values = [
    operations.map(({ opId }) => opId),
    operations.map(({ seq }) => seq),
    operations.map(({ baseVersion }) => baseVersion),
    operations.map(({ body }) => body),
    operations.map(({ hash }) => hash),
    operations.map(({ sha256 }) => sha256),
    operations.map(({ prevSha256 }) => prevSha256),
  ];
  const { rowCount } = await pool.query({ ...insert, values });
  return { taken: rowCount };
});
app.get<{ Querystring: { after: string; limit: string } }>('/pull', async ({ query: { after, limit } }) => {
  const { rows } = await pool.query<{ position: string }>({ ...page, values: [after, limit] });
  return { rows, cursor: rows.at(-1)?.position ?? after };
});

app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, bytes, done) =>
  done(null, bytes),
);
app.put<{ Params: { sha256: string }; Body: Buffer }>('/documents/:sha256', async (request, reply) => {
  const sha256 = createHash('sha256').update(request.body).digest('hex');
  if (sha256 !== request.params.sha256) return reply.code(400).send({ error: 'hash-mismatch' });
  const file = await open(join(folder, sha256), 'w');
  try {
    await file.write(request.body);
    await file.sync();
  } finally {
    await file.close();
  }
  return { kept: sha256 };
});

const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ url })}\n`);
await untilInputEnds();
await app.close();
await pool.end();
