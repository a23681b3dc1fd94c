import { randomBytes } from 'node:crypto';
import type { Bench } from './bench.ts';
import { floorClient } from './floor-client.ts';
import { compareRounds, type Figure, takeTurns, timed } from './measure.ts';
import { enrolOfficeClient } from './office-client.ts';
import type { Offices } from './offices.ts';

const rounds = 3;
const atOnce = 3;
const inARow = 2;
/** Bytes of a scanned page of several, as a branch attaches them. */
const size = 2 * 1024 * 1024;

/** Documents, three at once: ours by tus in chunks, each signed, and recorded when they are whole; the floor's in one PUT each. */
export async function* documentsBesideFloor(
  { say }: Bench,
  { office, floor }: Offices,
): AsyncGenerator<Figure> {
  const ours = await enrolOfficeClient(office.url, office.codes[3] ?? '');
  const least = floorClient(floor.url);
  say(`  ${rounds} × ${atOnce * inARow} documents of 2 MB, ${atOnce} at once`);
  const uploaded = (upload: (content: Uint8Array) => Promise<void>) => async () => {
    const lanes = Array.from({ length: atOnce }, () =>
      Array.from({ length: inARow }, () => randomBytes(size)),
    );
    return [
      await timed(() =>
        Promise.all(
          lanes.map(async (lane) => {
            for (const content of lane) await upload(content);
          }),
        ),
      ),
    ];
  };
  const taken = await takeTurns(rounds, uploaded(ours.upload), uploaded(least.upload));
  yield compareRounds('documents, three at once', taken, atOnce * inARow, 0.73);
}
