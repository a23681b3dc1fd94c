import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { fixtureApp, launchFixture } from './launch-fixture.ts';

function profilesOf(processId: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`electron-host-profile-${processId}-`));
}

/** The Chromium processes whose command line names the profile of this run. */
function chromiumsOf(processId: number): string[] {
  const processes = execFileSync('ps', ['-eo', 'stat,args'], { encoding: 'utf8' }).split('\n');
  return processes.filter(
    (line) => !line.startsWith('Z') && line.includes(`electron-host-profile-${processId}-`),
  );
}

function processIdOf(app: ElectronApplication): number {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the application did not start');
  return pid;
}

for (const [answer, allowed] of [
  ['gets', '1'],
  ['is refused', '0'],
] as const) {
  test(`a page ${answer} the camera as the application answers`, async () => {
    const { app, page, output } = await launchFixture({ FIXTURE_CAMERA: allowed }, [
      '--use-fake-device-for-media-stream',
    ]);
    const outcome = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        (stream) => stream.getVideoTracks()[0]?.readyState,
        (error: Error) => error.name,
      ),
    );
    expect(outcome).toBe(allowed === '1' ? 'live' : 'NotAllowedError');
    await expect.poll(() => output.join()).toMatch(/permission asked: media .*"mediaTypes":\["video"\]/);
    await app.close();
  });
}

test('safe storage pretends when a test asks it to', async () => {
  const { app } = await launchFixture({ REVERSA_HOST_SAFE_STORAGE: '1' });
  const [text, back] = await app.evaluate(({ safeStorage }) => {
    const encrypted = safeStorage.encryptString('key');
    return [encrypted.toString(), safeStorage.decryptString(encrypted)];
  });
  expect(text).toContain('NOT ENCRYPTED');
  expect(back).toBe('key');
  await app.close();
});

test('a second instance on the same user data tells the first and ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'electron-host-fixture-'));
  const environment = { ...process.env, FIXTURE_USER_DATA: folder };
  const { app, output } = await launchFixture({ FIXTURE_USER_DATA: folder });
  execFileSync(join(import.meta.dirname, 'electron'), [fixtureApp, '--second'], {
    env: environment,
    timeout: 20_000,
  });
  await expect.poll(() => output).toContain('second instance: --second');
  await app.close();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('quitting leaves neither Chromium nor its profile', async () => {
  const { app } = await launchFixture();
  const processId = processIdOf(app);
  expect(chromiumsOf(processId)).not.toEqual([]);
  await app.close();
  expect(chromiumsOf(processId)).toEqual([]);
  expect(profilesOf(processId)).toEqual([]);
});

test('a killed application takes Chromium with it, and the next start removes its profile', async () => {
  const { app } = await launchFixture();
  const processId = processIdOf(app);
  app.process().kill('SIGKILL');
  await expect.poll(() => chromiumsOf(processId), { timeout: 1000, intervals: [100] }).toEqual([]);
  const next = await launchFixture();
  expect(profilesOf(processId)).toEqual([]);
  await next.app.close();
});

test('a Chromium that is not there is named in one line', () => {
  const run = () =>
    execFileSync(join(import.meta.dirname, 'electron'), [fixtureApp], {
      env: { ...process.env, CHROMIUM_PATH: '/nowhere/chromium' },
      stdio: 'pipe',
      encoding: 'utf8',
    });
  expect(run).toThrow(/electron-host: CHROMIUM_PATH names \/nowhere\/chromium, which cannot be run\n$/);
});
