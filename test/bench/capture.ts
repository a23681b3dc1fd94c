import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { createVault } from '../../main/documents/vault.ts';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { developmentSecrets } from '../../main/platform/secrets.ts';
import { startWorkshop } from '../documents/workshop/start-workshop.ts';
import { type Group, MissingPiece } from './bench.ts';
import { atMost, compareTimings, takeTurns, timed } from './measure.ts';
import { peakMemory } from './processes.ts';

const rounds = 12;
const size = { width: 4000, height: 3000 } as const;

/** Twelve megapixels with light, shade and grain, which pack as a photograph does. */
async function photograph(): Promise<Buffer> {
  const coarse = { width: 400, height: 300, channels: 3 } as const;
  const shapes = sharp(randomBytes(coarse.width * coarse.height * 3), { raw: coarse })
    .blur(6)
    .resize(size);
  const grain = await sharp({
    create: {
      ...size,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const mixed = await shapes.png({ compressionLevel: 1 }).toBuffer();
  return sharp(mixed)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** From a picture's bytes to a page that is kept, encrypted and durable; beside the picture library doing the same picture alone. */
export const measureCapture: Group = async function* ({ folder, say }) {
  if (process.platform !== 'linux') throw new MissingPiece('memory is read from /proc: run it on Linux');
  const picture = await photograph();
  const file = join(folder, 'photograph.jpg');
  await writeFile(file, picture);
  say(`  ${rounds} rounds of a photograph of 12 megapixels, ${(picture.length / 1e6).toFixed(1)} MB`);
  const home = join(folder, 'capture');
  const vault = createVault({
    folder: join(home, 'documents'),
    secrets: developmentSecrets(home),
    newId,
    sha256,
  });
  const started = startWorkshop();
  const bare = fork(join(import.meta.dirname, 'servers', 'bare-picture.ts'), [
    JSON.stringify({ picture: file }),
  ]);
  const keep = async (): Promise<void> => {
    const pages = await started.workshop.split(picture);
    const page = pages.ok ? pages.value[0] : undefined;
    if (page === undefined) throw new Error('The photograph was not taken');
    const kept = await vault.keep(newId(), 'authorization-letter', 'foto.jpg', page.jpeg);
    if (!kept.ok) throw new Error(`The photograph was not kept: ${kept.error}`);
  };
  const remake = async (): Promise<void> => {
    bare.send('once more');
    await once(bare, 'message');
  };
  try {
    // Both begin with what is loaded once.
    await keep();
    await remake();
    const taken = await takeTurns(
      rounds,
      async () => [await timed(keep)],
      async () => [await timed(remake)],
    );
    yield* compareTimings('12-megapixel picture, from shutter to kept', taken, { p50: atMost(2), p95: null });
    yield {
      work: 'peak memory, workshop',
      unit: 'MB',
      ours: started.peakMemory() / 1024 ** 2,
      floor: peakMemory(bare.pid ?? 0),
      limit: null,
    };
  } finally {
    await started.workshop.close();
    const ended = once(bare, 'exit');
    bare.disconnect();
    await ended;
  }
};
