import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStoreOf } from '../../../main/central/central.ts';
import { newId } from '../../../main/platform/ids.ts';
import { enrolResponseSchema, healthResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { newKey } from '../support/device-client.ts';

let folder: string;
let url: string;
let serving: ReturnType<typeof start>;

/** The command line as it is run: a process of its own. */
function start(args: readonly string[], variables: Record<string, string> = {}) {
  return spawn(process.execPath, ['main/central/cli.ts', ...args], {
    env: { ...process.env, REVERSA_CENTRAL_HOME: folder, PORT: '0', ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function run(args: readonly string[], input = '', variables: Record<string, string> = {}) {
  const child = start(args, variables);
  child.stdin.end(input);
  const ended = once(child, 'exit');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, output, errors };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  serving = start(['serve', '--demo', '--requests', '200']);
  const [line] = await once(serving.stdout, 'data');
  url = JSON.parse(String(line)).listening;
});
afterAll(async () => {
  serving.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('the central office’s command line', () => {
  it('says in one line of output where it listens', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    healthResponseSchema.parse(await (await fetch(`${url}/health`)).json());
  });

  it('gives a code while it serves, and the code makes a device once', async () => {
    const { code, output } = await run(['device', 'enrol', '--area', 'LPZ-01', '--print-code']);
    expect(code).toBe(0);
    const { publicKey } = await newKey();
    const body = JSON.stringify({ ...JSON.parse(output), publicKey });
    const post = (sent: string) =>
      fetch(`${url}/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent });
    const enrolled = enrolResponseSchema.parse(await (await post(body)).json());
    expect(enrolled.area.id).toBe('LPZ-01');
    const other = JSON.stringify({ ...JSON.parse(output), publicKey: (await newKey()).publicKey });
    expect((await post(other)).status).toBe(404);
    expect(await run(['device', 'revoke', enrolled.deviceCode])).toMatchObject({ code: 0 });
  });

  it('refuses areas and devices that do not exist', async () => {
    expect(await run(['device', 'enrol', '--area', 'XXX'])).toMatchObject({ code: 1, output: '' });
    expect(await run(['device', 'revoke', 'LPZ-01-99'])).toMatchObject({ code: 1, output: '' });
  });

  it('adds a user once, and only a right one', async () => {
    const args = (username: string, role = 'cashier', area = 'LPZ-01') => [
      ...['user', 'add', '--username', username, '--name', 'Usuario de prueba', '--role', role],
      ...['--area', area, '--password-stdin'],
    ];
    expect(await run(args('prueba.uno'), 'una-clave-larga\n')).toMatchObject({ code: 0, errors: '' });
    expect((await run(args('prueba.uno'), 'una-clave-larga\n')).errors).toContain('Ya existe');
    expect((await run(args('prueba.dos'), 'corta\n')).errors).toContain('al menos 8');
    expect((await run(args('prueba.dos', 'jefe'), 'una-clave-larga')).errors).toContain('el rol');
    expect((await run(args('Prueba Dos'), 'una-clave-larga')).errors).toContain('el usuario');
    expect((await run(args('prueba.dos', 'cashier', 'XXX'), 'una-clave-larga')).errors).toContain('el área');
  });

  it('moves a user within the regional, and deactivates one', async () => {
    const move = (username: string, area: string) =>
      run(['user', 'move', '--username', username, '--area', area]);
    expect(await move('asesor2', 'LPZ-02')).toMatchObject({
      code: 0,
      output: 'Usuario asesor2 trasladado a LPZ-02.\n',
    });
    expect(await move('nadie', 'LPZ-02')).toMatchObject({ code: 1, output: '' });
    expect((await move('asesor2', 'XXX')).errors).toContain('No existe el área');
    expect((await move('asesor2', 'CBB-01')).errors).toContain('otra regional');
    const deactivate = (username: string) => run(['user', 'deactivate', '--username', username]);
    expect(await deactivate('asesor2')).toMatchObject({ code: 0, output: 'Usuario asesor2 desactivado.\n' });
    expect(await deactivate('nadie')).toMatchObject({ code: 1, output: '' });
    const store = await openStoreOf({ dataFolder: folder, newId, logger: pino({ enabled: false }) });
    const user = await store.transaction((writer) => writer.findUserByName('asesor2'));
    await store.close();
    expect(user).toMatchObject({ areaId: 'LPZ-02', active: false });
  });

  it('imports a file that does not exist as a problem', async () => {
    const { code, output } = await run(['import', join(folder, 'no-existe.csv')]);
    expect(code).toBe(1);
    expect(output).toContain('no-existe.csv');
  });

  it('[Y17] says that an outbox to import does not exist, or is none', async () => {
    const missing = await run(['outbox', 'import', join(folder, 'no-existe.json')]);
    expect([missing.code, missing.errors]).toEqual([1, expect.stringContaining('No existe el archivo')]);
    const file = join(folder, 'otro.json');
    await writeFile(file, '{"content":1}');
    const strange = await run(['outbox', 'import', file]);
    expect([strange.code, strange.output]).toEqual([1, '']);
    expect(strange.errors).toContain('No es un archivo de envío');
  });

  it('verifies a database that is as it was written', async () => {
    const { code, output } = await run(['verify']);
    expect([code, output]).toEqual([0, 'Se revisaron 0 trámites y 0 eventos: 0 observaciones.\n']);
  });

  it('says so when its port is taken', async () => {
    const { code, errors } = await run(['serve'], '', { PORT: new URL(url).port });
    expect(code).toBe(1);
    expect(errors).toContain('ya está ocupado');
  });

  it('says that the PostgreSQL server does not answer', async () => {
    const { code, errors } = await run(['verify'], '', { DATABASE_URL: 'postgres://127.0.0.1:1/x' });
    expect([code, errors.includes('PostgreSQL no responde')]).toEqual([1, true]);
  });

  it('ends when it is told to, and is whole afterwards', async () => {
    const ended = once(serving, 'exit');
    serving.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await run(['verify'])).toMatchObject({ code: 0 });
  });
});
