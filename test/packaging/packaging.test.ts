import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asTaken } from '../../shared/domain/capture.ts';
import { textPdf } from '../documents/workshop/pictures.ts';
import { startWorkshop } from '../documents/workshop/start-workshop.ts';
import { writeElectronStub } from './electron-stub.ts';

const run = promisify(execFile);
let folder: string;
let packed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reversa-packaging-'));
  const { version } = JSON.parse(await readFile('node_modules/electron/package.json', 'utf8')) as {
    version: string;
  };
  await writeElectronStub(join(folder, 'electron'), version);
  await run(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { maxBuffer: 64_000_000 },
  );
  packed = join(folder, 'dist', 'linux-unpacked');
}, 300_000);

/** @returns the folder of what the archive and the files beside it hold, nothing of the project near it. */
async function extracted(): Promise<string> {
  const application = join(folder, 'extracted');
  if (!existsSync(application)) {
    extractAll(join(packed, 'resources', 'app.asar'), application);
    await cp(join(packed, 'resources', 'app.asar.unpacked'), application, { recursive: true });
  }
  return application;
}

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the packed application', () => {
  it('holds the bundles and what they import, and nothing of tests, sources or tools', () => {
    const files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    for (const wanted of [
      '/out/main/index.js',
      '/out/main/central-cli.js',
      '/out/main/workshop.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/out/renderer/print.html',
      '/node_modules/typeorm/package.json',
      '/node_modules/sqlite3/package.json',
      '/package.json',
    ]) {
      expect(files).toContain(wanted);
    }
    const unwanted =
      /^\/(test|main|renderer|shared|\.dev)\/|^\/node_modules\/(vite|vitest|react|electron|typescript|@playwright)\//;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('has its native modules outside of the archive', async () => {
    const unpacked = await readdir(join(packed, 'resources', 'app.asar.unpacked'), { recursive: true });
    const addons = unpacked.filter((file) => file.endsWith('.node'));
    expect(addons.some((file) => file.includes('sqlite3'))).toBe(true);
    expect(addons.some((file) => file.includes('argon2'))).toBe(true);
    expect(addons.some((file) => file.includes('@img/sharp-'))).toBe(true);
    // Loaded by the system, which reads no archive.
    expect(unpacked.some((file) => /@img\/sharp-libvips-[^/]+\/lib\/libvips-cpp\.so/.test(file))).toBe(true);
  });

  it('has its fuses set (R7)', async () => {
    const fuses = await getCurrentFuseWire(join(packed, 'reversa'));
    expect({
      runAsNode: fuses[FuseV1Options.RunAsNode],
      nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      nodeCliInspect: fuses[FuseV1Options.EnableNodeCliInspectArguments],
      fileProtocol: fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
      cookieEncryption: fuses[FuseV1Options.EnableCookieEncryption],
      asarIntegrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: fuses[FuseV1Options.OnlyLoadAppFromAsar],
    }).toEqual({
      runAsNode: FuseState.DISABLE,
      nodeOptions: FuseState.DISABLE,
      nodeCliInspect: FuseState.DISABLE,
      fileProtocol: FuseState.DISABLE,
      cookieEncryption: FuseState.ENABLE,
      asarIntegrity: FuseState.ENABLE,
      onlyAsar: FuseState.ENABLE,
    });
  });

  it('takes documents apart and puts them together from what was packed', async () => {
    const { workshop } = startWorkshop({ entry: join(await extracted(), 'out', 'main', 'workshop.js') });
    try {
      const pages = await workshop.split(await textPdf(2));
      expect(pages.ok && pages.value).toHaveLength(2);
      const jpegs = pages.ok ? pages.value.map(({ jpeg }) => ({ jpeg, adjustments: asTaken })) : [];
      const document = await workshop.compose(jpegs);
      expect(document.ok && document.value.mediaType).toBe('application/pdf');
      const drawn = await workshop.draw(document.ok ? document.value.bytes : new Uint8Array(1), 2, 400, [
        'Copia',
      ]);
      expect(drawn).toMatchObject({ ok: true, value: { width: 400 } });
    } finally {
      await workshop.close();
    }
  }, 60_000);

  it('starts from what was packed, with nothing of the project beside it', async () => {
    const application = await extracted();
    const child = spawn(resolve('test/electron-host/electron'), [application], {
      cwd: folder,
      env: { ...process.env, REVERSA_HOME: join(folder, 'home'), REVERSA_HEADLESS: '1', REVERSA_CENTRAL: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    const isReady = (async () => {
      for await (const line of createInterface({ input: child.stderr })) {
        said.push(line);
        if (line.includes('"window ready"')) return true;
      }
      return false;
    })();
    try {
      expect(await isReady, said.join('\n')).toBe(true);
    } finally {
      child.kill('SIGTERM');
      await new Promise((ended) => (child.exitCode === null ? child.once('exit', ended) : ended(null)));
    }
  }, 60_000);
});
