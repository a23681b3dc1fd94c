import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import {
  enrolResponseSchema,
  healthResponseSchema,
  protocolErrorSchema,
} from '../../../shared/protocol/endpoints.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { type Answer, newKey, request } from '../support/device-client.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
beforeEach(async () => {
  office = await startCentral();
});
afterEach(() => office.close());

async function newCode(areaId = 'LPZ-01'): Promise<string> {
  const code = await createEnrolmentCode(office.central.store, areaId, office.now());
  return code.ok ? code.value : '';
}

async function enrol(code: string, key?: Awaited<ReturnType<typeof newKey>>['publicKey']): Promise<Answer> {
  const publicKey = key ?? (await newKey()).publicKey;
  return request(office.central, {
    method: 'POST',
    path: '/enrol',
    body: JSON.stringify({ code, publicKey }),
  });
}

const error = (answer: Answer) => protocolErrorSchema.parse(answer.body).error;

describe('enrolment', () => {
  it('makes devices that are numbered in their area', async () => {
    const first = enrolResponseSchema.parse((await enrol(await newCode())).body);
    const second = enrolResponseSchema.parse((await enrol(await newCode())).body);
    const elsewhere = enrolResponseSchema.parse((await enrol(await newCode('SCZ-01'))).body);
    expect([first.deviceCode, second.deviceCode, elsewhere.deviceCode]).toEqual([
      'LPZ-01-01',
      'LPZ-01-02',
      'SCZ-01-01',
    ]);
    expect(first.area).toEqual({ id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' });
    expect(first.serverEpoch).toBe(office.central.store.serverEpoch);
  });

  it('uses a code up', async () => {
    const code = await newCode();
    expect((await enrol(code)).status).toBe(200);
    const again = await enrol(code);
    expect([again.status, error(again)]).toEqual([404, 'unknown-code']);
  });

  it('answers the same when the first answer was lost', async () => {
    const code = await newCode();
    const { publicKey } = await newKey();
    const first = enrolResponseSchema.parse((await enrol(code, publicKey)).body);
    expect(enrolResponseSchema.parse((await enrol(code, publicKey)).body)).toEqual(first);
    expect(enrolResponseSchema.parse((await enrol(await newCode())).body).deviceCode).toBe('LPZ-01-02');
  });

  it('gives one device for a code that two ask for at once', async () => {
    const code = await newCode();
    const answers = await Promise.all([enrol(code), enrol(code), enrol(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  it('takes a code in any case, with spaces or without hyphens', async () => {
    const code = await newCode();
    expect(code).toMatch(/^(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    expect((await enrol(` ${code.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(200);
  });

  it('refuses a code after 24 hours, and one that never was', async () => {
    const code = await newCode();
    office.setNow('2026-11-24T14:00:00.000Z');
    expect(error(await enrol(code))).toBe('unknown-code');
    expect(error(await enrol('AAAA-AAAA-AAAA-AAAA'))).toBe('unknown-code');
  });

  it('refuses a request of another shape', async () => {
    const { publicKey } = await newKey();
    for (const body of [{}, { code: 'x', publicKey }, { code: await newCode(), publicKey: { kty: 'RSA' } }]) {
      const answer = await request(office.central, {
        method: 'POST',
        path: '/enrol',
        body: JSON.stringify(body),
      });
      expect([answer.status, error(answer)]).toEqual([400, 'bad-request']);
    }
  });

  it('gives no code for an area that does not exist', async () => {
    expect(await createEnrolmentCode(office.central.store, 'XXX-01', office.now())).toEqual({
      ok: false,
      error: 'unknown-area',
    });
  });
});

describe('without a token', () => {
  it('the health answer says which central office it is, and its time', async () => {
    const answer = await request(office.central, { method: 'GET', path: '/health', body: '' });
    expect(healthResponseSchema.parse(answer.body)).toEqual({
      status: 'ok',
      protocol: protocolVersion,
      serverEpoch: office.central.store.serverEpoch,
      serverTime: office.now(),
    });
  });

  it('the server epoch stays over a restart', async () => {
    const before = office.central.store.serverEpoch;
    expect((await office.restart()).store.serverEpoch).toBe(before);
  });

  it('the description names every endpoint', async () => {
    const answer = await request(office.central, { method: 'GET', path: '/openapi.json', body: '' });
    const description = answer.body as { openapi: string; paths: Record<string, unknown> };
    expect(description.openapi).toMatch(/^3\./);
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/enrol', '/health', '/sync/pull', '/sync/push']),
    );
    expect(answer.text).toContain('under-annulment');
  });
});
