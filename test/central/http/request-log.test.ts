import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/central/import/import-files.ts';
import { newId } from '../../../main/platform/ids.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { withClient } from '../../support/postgres-database.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { type DeviceClient, enrolClient, request } from '../support/device-client.ts';
import { runRaw } from '../support/raw-database.ts';
import { baseRecords, recordsOf, startCentral, type TestCentral } from '../support/start-central.ts';

const planted = {
  identityCard: '7654321',
  names: 'Zenobia Clotilde',
  surname: 'Choquehuanca',
  phone: '71234567',
};
const facts = () => {
  const { customer } = caseFacts();
  const identityCard = { number: planted.identityCard, complement: null, department: 'LP' as const };
  const names = { firstNames: planted.names, lastNames: planted.surname };
  return caseFacts({ customer: { ...customer, ...names, identityCard } });
};

let office: TestCentral;
let device: DeviceClient;
let lines: string[];
beforeEach(async () => {
  lines = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const { customers, ...records } = recordsOf(facts());
  const withPhone = customers.map((each) => ({ ...each, phone: planted.phone }));
  office = await startCentral(baseRecords({ ...records, customers: withPhone }), {
    logger: pino({ level: 'trace' }, stream),
  });
  device = await enrolClient(office.central, 'LPZ-01', office.now);
});
afterEach(() => office.close());

const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

function expectNothingPlanted(): void {
  const told = lines.join('');
  for (const value of Object.values(planted)) expect(told).not.toContain(value);
}

async function pushCase(): Promise<string> {
  const box = outbox();
  annul(branchCase({ outbox: box, facts: facts() }), facts());
  const body = JSON.stringify({ protocol: protocolVersion, epoch: newId(), operations: box.operations });
  expect(body).toContain(planted.surname);
  return body;
}

describe('the log', () => {
  it('has a line a request: who, which route, how it ended and how long it took', async () => {
    await device.push(newId(), []);
    await device.pull();
    const answered = entries().filter(({ request: id }) => id !== undefined);
    expect(answered.map(({ route, status, device: code }) => [route, status, code])).toEqual([
      ['/enrol', 200, undefined],
      ['/sync/push', 400, 'LPZ-01-01'],
      ['/sync/pull', 200, 'LPZ-01-01'],
    ]);
    for (const { request: id, ms, method } of answered) {
      expect([typeof id, typeof ms, typeof method]).toEqual(['string', 'number', 'string']);
    }
    expect(new Set(answered.map(({ request: id }) => id)).size).toBe(3);
  });

  it('tells each request’s id to whoever sent it', async () => {
    const answer = await office.central.app.inject({ method: 'GET', url: '/health' });
    expect(entries().map(({ request: id }) => id)).toContain(answer.headers['x-request-id']);
  });

  it('holds nothing of a person who is in what is enrolled, pushed, pulled and imported', async () => {
    const pushed = await device.send({ method: 'POST', path: '/sync/push', body: await pushCase() });
    expect(pushed.status).toBe(200);
    expect((await device.pull()).text).toContain(planted.phone);
    const folder = await mkdtemp(join(tmpdir(), 'reversa-import-'));
    const file = join(folder, 'clientes.csv');
    await writeFile(
      file,
      [
        'CODIGO_CLIENTE;TIPO_CLIENTE;NOMBRES;APELLIDOS;RAZON_SOCIAL;CI;COMPLEMENTO;EXPEDIDO;NIT;TELEFONO;DIRECCION;REGIONAL',
        `C-8;RESIDENCIAL;${planted.names};${planted.surname};;${planted.identityCard};;LP;;${planted.phone};;LPZ`,
        `C-9;?;${planted.names};${planted.surname};;${planted.identityCard};;LP;;${planted.phone};;LPZ`,
      ].join('\n'),
    );
    const report = await importFiles([file], office.central.store.importTarget);
    expect([report.added, report.problems.length]).toEqual([1, 1]);
    await rm(folder, { recursive: true });
    expect(lines.length).toBeGreaterThan(2);
    expectNothingPlanted();
  });

  it('holds nothing of a person when requests are refused', async () => {
    const { names, surname, identityCard, phone } = planted;
    const person = encodeURIComponent(`${names} ${surname} ${identityCard}`);
    const get = (path: string) => request(office.central, { method: 'GET', path, body: '' });
    expect((await get(`/clientes/${person}?telefono=${phone}`)).status).toBe(404);
    const cursor = await device.send({ method: 'GET', path: `/sync/pull?cursor=${person}`, body: '' });
    expect(cursor.status).toBe(409);
    const bad = await device.send({ method: 'POST', path: '/sync/push', body: JSON.stringify(planted) });
    expect(bad.status).toBe(400);
    const enrol = { method: 'POST', path: '/enrol', body: JSON.stringify({ code: phone, planted }) } as const;
    expect((await request(office.central, enrol)).status).toBe(400);
    expect((await request(office.central, { ...enrol, body: `{${surname}` })).status).toBe(400);
    expect(entries().filter(({ status }) => Number(status) >= 400)).toHaveLength(5);
    expectNothingPlanted();
  });

  it('holds nothing of a person when the database fails on their data', async () => {
    const takeAway = 'ALTER TABLE case_event RENAME TO case_event_elsewhere';
    if (office.databaseUrl === null) await runRaw(office.folder, takeAway);
    else await withClient(office.databaseUrl, (client) => client.query(takeAway));
    const pushed = await device.send({ method: 'POST', path: '/sync/push', body: await pushCase() });
    expect(pushed.status).toBe(500);
    expect(entries().some(({ msg }) => msg === 'request failed')).toBe(true);
    expectNothingPlanted();
  });
});
