import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { openCentralStore } from '../../../main/central/store/open-central-store.ts';
import { RefusedDatabase } from '../../../main/central/store/refused-database.ts';
import { newId } from '../../../main/platform/ids.ts';
import { protocolErrorSchema, pushResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { enrolClient } from '../support/device-client.ts';
import { runRaw } from '../support/raw-database.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

const location = () => ({ kind: 'sqlite' as const, file: join(office.folder, 'central.sqlite') });
const logger = pino({ level: 'silent' });

describe('the central office’s store', () => {
  it('is opened by another process while it is open', async () => {
    const second = await openCentralStore(location(), newId, logger);
    expect(second.serverEpoch).toBe(office.central.store.serverEpoch);
    const both = [office.central.store, second];
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        createEnrolmentCode(both[index % 2] ?? second, 'LPZ-01', office.now()),
      ),
    );
    expect(codes.every(({ ok }) => ok)).toBe(true);
    await second.close();
  });

  it('goes on after the database ended a transaction by itself', async () => {
    const device = await enrolClient(office.central, 'LPZ-01', office.now);
    const box = outbox();
    annul(branchCase({ outbox: box, facts: caseFacts() }), caseFacts());
    const epoch = newId();
    await runRaw(
      office.folder,
      `CREATE TRIGGER fault BEFORE INSERT ON push_result BEGIN SELECT RAISE(ROLLBACK, 'a fault'); END`,
    );
    const faults = await Promise.all([
      device.push(epoch, box.operations),
      device.push(epoch, box.operations),
    ]);
    for (const { status, body } of faults) {
      expect([status, protocolErrorSchema.parse(body).error]).toEqual([503, 'busy']);
    }
    expect(await office.central.store.read.listCaseIds('', 10)).toEqual([]);
    await runRaw(office.folder, 'DROP TRIGGER fault');
    const answers = await Promise.all([
      device.push(epoch, box.operations),
      device.push(epoch, box.operations),
    ]);
    for (const { body } of answers) {
      const { results } = pushResponseSchema.parse(body);
      expect(results.every(({ outcome }) => outcome.status === 'applied')).toBe(true);
    }
  });

  it('lets an item be held once, whatever was checked before', async () => {
    const claim = (caseId: string) => ({
      itemId: 'S-1-1',
      caseId,
      caseNumber: caseId,
      advisor: 'Asesora de prueba',
      areaName: 'Sucursal de prueba',
      at: office.now(),
      registered: true,
    });
    const { store } = office.central;
    await store.transaction((writer) => writer.openAnnulments([claim(newId())]));
    await expect(store.transaction((writer) => writer.openAnnulments([claim(newId())]))).rejects.toThrow(
      'UNIQUE',
    );
  });

  it('refuses a database of a later version and leaves it as it is', async () => {
    await office.central.close();
    await runRaw(
      office.folder,
      `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture')`,
    );
    await expect(openCentralStore(location(), newId, logger)).rejects.toThrow(RefusedDatabase);
    await runRaw(office.folder, `DELETE FROM migrations WHERE name = 'FromTheFuture'`);
    const reopened = await openCentralStore(location(), newId, logger);
    expect(await reopened.read.isEmpty()).toBe(false);
    await reopened.close();
  });

  it('refuses a file that is no database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
    await writeFile(join(folder, 'central.sqlite'), 'x'.repeat(5000));
    const stranger = { kind: 'sqlite' as const, file: join(folder, 'central.sqlite') };
    await expect(openCentralStore(stranger, newId, logger)).rejects.toThrow('not a database');
    await rm(folder, { recursive: true });
  });
});
