import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Central, startCentral } from '../journeys/support/central.ts';
import { startWorkstation, type Workstation } from '../journeys/support/workstation.ts';
import { type Bench, MissingPiece } from './bench.ts';

/** As many requests as `npm start` gives its demonstration, unless the bench as a whole has fewer. */
const mostRequests = 20_000;
/** The first synchronization may take this long, in ms. */
const patience = 600_000;
const areaId = 'LPZ-01';
const built = ['out/main/index.js', 'out/main/central-cli.js', 'out/renderer/index.html'];

/** A central office with demonstration data, and a workstation's data folder that has them too. */
export interface FilledWorkplace {
  start(): Promise<Workstation>;
  close(): Promise<void>;
}

/** @throws MissingPiece when the application or what runs it is not there. */
function checkPieces(): void {
  if (!built.every((file) => existsSync(file)))
    throw new MissingPiece('the application is not built (out/): start the bench with npm run bench');
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH && !existsSync('node_modules/electron/path.txt'))
    throw new MissingPiece(
      'there is no Electron: start the bench with npm run bench, or set ELECTRON_OVERRIDE_DIST_PATH=test/electron-host',
    );
}

export const userField = ({ page }: Workstation) => page.getByRole('textbox', { name: 'Usuario' });

/** Enrols a workstation, waits until it has everything, and closes it. */
async function fillHome(central: Central, home: string): Promise<void> {
  const workstation = await startWorkstation({ central, areaId });
  try {
    await userField(workstation).waitFor({ timeout: patience });
  } finally {
    await workstation.close();
    await rename(workstation.home, home);
  }
}

export async function openFilledWorkplace({ folder, requests, say }: Bench): Promise<FilledWorkplace> {
  checkPieces();
  const start = performance.now();
  const central = await startCentral(join(folder, 'central'), Math.min(requests, mostRequests));
  // Also when the bench is ended in the middle: nobody else would end it.
  const stopAtExit = () => void central.stop();
  process.prependOnceListener('exit', stopAtExit);
  const stop = async () => {
    process.off('exit', stopAtExit);
    await central.stop();
  };
  const home = join(folder, 'home');
  try {
    await fillHome(central, home);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    say(
      `  central office and workstation with ${Math.min(requests, mostRequests)} requests after ${seconds} s`,
    );
    return {
      start: () => startWorkstation({ central, areaId, home }),
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
