import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../main/central/commands/environment.ts';
import { newId } from '../../../main/platform/ids.ts';
import { pushResponseSchema } from '../../../shared/protocol/endpoints.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { enrolOverLine } from '../support/line-client.ts';
import { prepareOffice } from '../support/prepare-office.ts';
import { startServing } from '../support/serving.ts';
import { startOfTests } from '../support/start-central.ts';

const run = promisify(execFile);
let folder: string;
let built: string;
let home: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-built-'));
  built = join(folder, 'central');
  home = join(folder, 'home');
  const script = `import { buildCentral } from './.dev/central-folder.mjs'; await buildCentral(process.argv[1]);`;
  await run(process.execPath, ['--input-type=module', '--eval', script, built]);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the service in one folder', () => {
  it('enrols a device, takes a case and stops in order, with nothing but Node beside it', async () => {
    const [code = ''] = await prepareOffice(home, [caseFacts()], 1);
    const cli = join(built, 'cli.js');
    const serving = await startServing(home, { REVERSA_NOW: startOfTests }, cli);
    const device = await enrolOverLine(serving.url, code, () => startOfTests);
    const box = outbox();
    annul(branchCase({ outbox: box, facts: caseFacts() }), caseFacts());
    const { body } = await device.push(newId(), box.operations);
    const statuses = pushResponseSchema.parse(body).results.map(({ outcome }) => outcome.status);
    expect(statuses).toEqual(box.operations.map(() => 'applied'));
    const metrics = await (await fetch(`${serving.url}/metrics`)).text();
    expect(metrics).toContain('reversa_process_cpu_seconds_total');
    expect((await serving.end('SIGTERM')).code).toBe(0);
    const { stdout } = await run(process.execPath, [cli, 'verify'], {
      env: { REVERSA_CENTRAL_HOME: home },
    });
    expect(stdout).toContain('Se revisaron 1 trámites');
    expect(stdout).toContain('0 observaciones');
  });

  it('hashes passwords and opens PostgreSQL’s driver with what lies in the folder', async () => {
    const script = "await import('@node-rs/argon2'); await import('pg'); await import('sqlite3');";
    await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: built });
  });

  it('comes with a unit and with every setting explained', async () => {
    expect(await readdir(built)).toEqual(
      expect.arrayContaining(['cli.js', 'package.json', 'reversa-central.service', 'settings.example']),
    );
    const example = await readFile(join(built, 'settings.example'), 'utf8');
    const readme = await readFile('main/central/README.md', 'utf8');
    const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    const cells = [...readme.matchAll(/^\| (`[A-Z].*?) +\|/gm)].map(([, cell]) => cell).join();
    const told = [...cells.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual([...new Set(told)].sort());
    const set = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    expect(readEnvironment(Object.fromEntries(set)).ok).toBe(true);
  });
});
