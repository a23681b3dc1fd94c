import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { branchMigrations } from '../../main/store/migrations/branch-migrations.ts';
import { openBranchStore } from '../../main/store/open-branch-store.ts';
import { openDoor } from '../../main/store/open-door.ts';
import { chainStart } from '../../shared/procedure/chain.ts';
import { answer, caseLog, motiveAnswer, openCommand, runAll } from '../builders/case-log.ts';
import { onTheSide } from './support/temporary-store.ts';

const logger = pino({ level: 'silent' });
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-branch-'));
  file = join(folder, 'branch.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The events of an annulment with its paper, as the first version wrote them. */
function firstVersionBodies(): readonly string[] {
  const log = runAll(caseLog(), [
    openCommand,
    answer('A2', {}),
    answer('A3', { type: 'full' }),
    answer('A4.1', motiveAnswer),
    answer('A5', { paid: false }),
    { kind: 'register', notificationNumber: 'N-LPZ-01-01-000001' },
    { kind: 'print', paper: 'notification', of: null, outcome: 'printed', reason: null },
  ]);
  return log.events.map(({ action, ...event }) => {
    if (action.type === 'step-answered') {
      const { target: _target, ...older } = action;
      return JSON.stringify({ ...event, action: older });
    }
    if (action.type !== 'paper-printed') return JSON.stringify({ ...event, action });
    const { paper: _paper, number: notificationNumber, ...older } = action;
    return JSON.stringify({
      ...event,
      action: { ...older, type: 'notification-printed', notificationNumber },
    });
  });
}

async function seedFirstVersion(): Promise<string> {
  const schema = { entities: [], migrations: branchMigrations.slice(0, 1) };
  const door = await openDoor({ schema, file, logger, busyTimeout: 50 });
  if (typeof door === 'string') throw new Error(door);
  const bodies = firstVersionBodies();
  const { caseId } = JSON.parse(bodies[0] ?? '{}') as { caseId: string };
  await door.write(async (manager) => {
    let prevHash = chainStart;
    for (const [seq, body] of bodies.entries()) {
      const hash = sha256(`${prevHash}\n${body}`);
      const { eventId } = JSON.parse(body) as { eventId: string };
      await manager.query('INSERT INTO case_event VALUES (?, ?, ?, ?, ?, ?, ?)', [
        ...[eventId, caseId, seq, body, prevHash, hash, 'pending'],
      ]);
      prevHash = hash;
    }
    await manager.query(
      `INSERT INTO case_summary VALUES (?, 'LPZ-01-01-000001', 'S-1', 'Cliente', 'C.I. 1', 'annulled', 'B1', '[]', 'u-1',
        'Asesora', 'LPZ-01', 'Sucursal', '2026-11-23T14:00:00.000Z', '2026-11-23T14:00:00.000Z', 'N-LPZ-01-01-000001', 0,
        'Motivo económico', 'cliente')`,
      [caseId],
    );
  });
  await door.close();
  return caseId;
}

test('a database of the first version goes on: its logs are read, its lists made again, its texts untouched', async () => {
  const caseId = await seedFirstVersion();
  const before = await onTheSide(file, 'SELECT eventId, body, hash, status FROM case_event ORDER BY seq');
  const opened = await openBranchStore({ file, newId, sha256, logger });
  if (!opened.ok) throw new Error(opened.error);
  const stored = await opened.value.getCase(caseId);
  expect(stored?.events.map(({ event }) => event.action.type)).toEqual([
    ...['case-opened', 'step-answered', 'step-answered', 'step-answered', 'step-answered'],
    ...['annulment-registered', 'paper-printed'],
  ]);
  expect(stored?.summary).toMatchObject({
    process: 'pending',
    annulmentType: 'full',
    annulledAt: '2026-11-23T14:00:00.000Z',
    work: { tasks: [{ step: 'B1', roles: ['back-office-incidents'] }], orders: [], handoffs: [] },
  });
  const report = await opened.value.listReport({
    areaName: null,
    process: 'pending',
    type: null,
    text: '',
    limit: 5,
  });
  expect(report.map((row) => row.caseId)).toEqual([caseId]);
  expect(
    await opened.value.listCases({
      ...{
        openedBy: null,
        queueRole: 'back-office-incidents',
        centre: null,
        step: 'B1',
        opened: null,
        areaId: null,
      },
      ...{ oldestFirst: true, attention: false, status: null, text: '', after: null, limit: 5 },
    }),
  ).toHaveLength(1);
  await opened.value.close();
  expect(await onTheSide(file, 'SELECT eventId, body, hash, status FROM case_event ORDER BY seq')).toEqual(
    before,
  );
  expect(await readdir(folder)).toContainEqual(expect.stringMatching(/^branch\.db\.before-/));
});
