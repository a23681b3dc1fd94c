import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pagePicture } from '../../builders/page-picture.ts';
import { startFakeScanner } from '../../support/fake-scanner.ts';

const run = promisify(execFile);

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

async function hasAirscan(): Promise<boolean> {
  for (const folder of ['/usr/lib', '/usr/lib64']) {
    const below = existsSync(folder) ? await readdir(folder) : [];
    const rooms = ['', ...below.filter((name) => name.includes('linux-gnu'))];
    if (rooms.some((room) => existsSync(join(folder, room, 'sane', 'libsane-airscan.so.1')))) return true;
  }
  return false;
}

/** @returns what the client says that the sheets look like: how many there are and how large they are. */
async function scanByDebiansClient(): Promise<
  readonly { readonly width: number; readonly height: number }[]
> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-airscan-'));
  const scanner = await startFakeScanner();
  // A picture of A4 at 150 dpi, as the client asks for.
  const sheet = await sharp(await pagePicture(5))
    .resize(1240, 1754, { fit: 'fill' })
    .jpeg()
    .toBuffer();
  scanner.sheets = [sheet, sheet];
  try {
    await writeFile(join(folder, 'dll.conf'), 'airscan\n');
    const device = `[devices]\n"Fake" = ${scanner.address}, eSCL\n[options]\ndiscovery = disable\n`;
    await writeFile(join(folder, 'airscan.conf'), device);
    const pages = join(folder, 'p%d.jpg');
    const options = ['-d', 'airscan:e0:Fake', '--source', 'ADF', '--resolution', '150', '--format=jpeg'];
    await run('scanimage', [...options, `--batch=${pages}`], {
      env: { ...process.env, SANE_CONFIG_DIR: folder },
      timeout: 20_000,
    });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
    return await Promise.all(
      names.map(async (name) => {
        const { width, height } = await sharp(await readFile(join(folder, name))).metadata();
        return { width, height };
      }),
    );
  } finally {
    await scanner.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the fake scanner of these tests', () => {
  it("gives its sheets to Debian's own client too, where sane-utils and sane-airscan are installed", async () => {
    const reason = !isOnPath('scanimage')
      ? 'no scanimage'
      : (await hasAirscan())
        ? null
        : 'no airscan backend';
    if (reason !== null) {
      // Nothing can be compared here, and that has a reason that can be looked at.
      expect(['no scanimage', 'no airscan backend']).toContain(reason);
      return;
    }
    const sheets = await scanByDebiansClient();
    expect(sheets).toHaveLength(2);
    for (const { width, height } of sheets) expect(height / width).toBeCloseTo(1754 / 1240, 1);
  });
});
