import { writeSync } from 'node:fs';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { openWorkstationStore } from '../../../main/store/care/open-workstation-store.ts';
import { logger } from './temporary-store.ts';
import { writeCase } from './workstation-store.ts';

/**
 * A process of its own that writes cases as fast as it can and says after each commit what it is of: killed from outside.
 * Arguments: folder, file, first case number.
 */
const [folder = '', file = '', first = '1'] = process.argv.slice(2);
const now = () => new Date().toISOString();
const opened = await openWorkstationStore({ folder, file, newId, sha256, logger, now });
if (!opened.ok) throw new Error(opened.error);
process.stdout.write('open\n');
for (let number = Number(first); ; number += 1) {
  for (const event of await writeCase(opened.value, number, 1)) writeSync(1, `${event.eventId}\n`);
}
