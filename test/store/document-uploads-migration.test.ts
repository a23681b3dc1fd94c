import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { branchMigrations } from '../../main/store/migrations/branch-migrations.ts';
import { openBranchStore } from '../../main/store/open-branch-store.ts';
import { openDoor } from '../../main/store/open-door.ts';
import { capturedDocument } from '../builders/captured-document.ts';
import { caseEvent } from '../builders/case-facts.ts';

const logger = pino({ level: 'silent' });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-uploads-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('[S9] [Y26] what was attached here before documents travelled waits to be sent; what others attached does not', async () => {
  const file = join(folder, 'branch.db');
  const schema = { entities: [], migrations: branchMigrations.slice(0, 2) };
  const door = await openDoor({ schema, file, logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  const attached = (documentId: string, seq: number) =>
    caseEvent(seq, {
      type: 'document-attached',
      document: capturedDocument('identity-card-copy', { documentId }),
    });
  const own = attached('019a0000-0000-7000-8000-00000000d001', 1);
  const foreign = attached('019a0000-0000-7000-8000-00000000d002', 2);
  await door.write(async (manager) => {
    for (const event of [own, foreign]) {
      await manager.query('INSERT INTO case_event VALUES (?, ?, ?, ?, ?, ?, ?)', [
        ...[event.eventId, event.caseId, event.seq, JSON.stringify(event), 'p', `h${event.seq}`, 'accepted'],
      ]);
    }
    await manager.query(
      `INSERT INTO outbox (epoch, seq, opId, type, opVersion, eventId, caseId, baseVersion, body, hash, sha256, prevSha256,
        createdAt, outcome) VALUES ('e', 1, 'o', 'case-event', 1, ?, ?, 'b', ?, 'h', 's', 'p', ?, 'applied')`,
      [own.eventId, own.caseId, JSON.stringify(own), own.at],
    );
  });
  await door.close();
  const opened = await openBranchStore({ file, newId, sha256, logger });
  if (!opened.ok) throw new Error(opened.error);
  try {
    const { uploads } = await opened.value.listDocuments(own.caseId);
    expect(uploads).toMatchObject([
      {
        documentId: '019a0000-0000-7000-8000-00000000d001',
        eventId: own.eventId,
        bytes: 1000,
        mediaType: 'image/png',
        state: 'waiting',
        createdAt: own.at,
      },
    ]);
  } finally {
    await opened.value.close();
  }
});
