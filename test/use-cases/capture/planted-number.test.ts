import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tidyTrays } from '../../../main/use-cases/capture/tidy-trays.ts';
import { asTaken } from '../../../shared/domain/capture.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { pagePicture } from '../../builders/page-picture.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';
import { add, attach, attachedTo, clerk, keyOf, openedCase, tray, value } from './desk.ts';

let place: Workplace;
let view: CaseView;
afterEach(() => place.close());

describe('[R10] a C.I. number on a page', () => {
  const planted = '9182736455';
  let temporary: string;
  const usual = process.env.TMPDIR;
  beforeEach(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'reversa-planted-'));
    process.env.TMPDIR = temporary;
  });
  afterEach(async () => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    await rm(temporary, { recursive: true, force: true });
  });

  async function filesWith(folder: string, text: string): Promise<readonly string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const found: string[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (entry.name.includes(text)) found.push(path);
      if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
    }
    return found;
  }

  it('is in no file, no name and no log, from its capture until it is attached', async () => {
    const log: string[] = [];
    const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
    place = await openWorkplace(undefined, { replace: (dependencies) => ({ ...dependencies, logger }) });
    view = await openedCase(place);
    const bytes = await pagePicture(1, `C.I. ${planted} LP`);
    expect(bytes.includes(planted)).toBe(true);
    place.workshop.lines = [`C.I. ${planted}`];
    value(await add(place, view, 0, { bytes, fileName: `CI ${planted}.jpg`, source: 'drop' }));
    const [page] = await tray(place, view);
    const at = { ...keyOf(view), pageId: page?.pageId ?? '' };
    value(await place.useCases.getTrayPage({ ...at, adjusted: true, width: 200 }, clerk));
    value(await place.useCases.adjustPage({ ...at, adjustments: asTaken }, clerk));
    value(await place.useCases.readCard(at, clerk));
    for (const folder of [place.folder, temporary]) expect(await filesWith(folder, planted)).toEqual([]);
    const done = value(await attach(place, view));
    const { documentId } = attachedTo(done);
    const { viewId } = value(
      await place.useCases.openDocument({ caseId: view.state.caseId, documentId }, clerk),
    );
    value(await place.useCases.drawPage({ viewId, page: 1, width: 300 }, clerk));
    for (const folder of [place.folder, temporary]) expect(await filesWith(folder, planted)).toEqual([]);
    await tidyTrays(place.dependencies);
    expect(log.join('\n')).not.toContain(planted);
  });
});
