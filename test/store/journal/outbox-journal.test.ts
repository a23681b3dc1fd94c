import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { decodeLine, encodeLine, type JournalLine } from '../../../main/store/journal/journal-line.ts';
import { type OutboxJournal, openOutboxJournal } from '../../../main/store/journal/outbox-journal.ts';
import { chainStart } from '../../../shared/procedure/chain.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-store.ts';

const epoch = newId();

function line(seq: number, body = `{"n":${seq},"ñ":"á"}`): JournalLine {
  const row = {
    ...{ epoch, seq, opId: newId(), type: 'case-event' as const, opVersion: 1 as const },
    ...{ eventId: newId(), caseId: newId(), baseVersion: chainStart, body, hash: sha256(body) },
    ...{ sha256: sha256(body), prevSha256: chainStart, createdAt: '2026-11-24T12:00:00.000Z' },
  };
  return { rows: [row], counters: { case: seq } };
}

let folder: TemporaryFolder;
let journal: OutboxJournal;
beforeEach(async () => {
  folder = await temporaryFolder();
  journal = await openOutboxJournal(folder.file('journal.jsonl'));
});
afterEach(async () => {
  await journal.close();
  await folder.remove();
});

const reopen = async () => {
  await journal.close();
  journal = await openOutboxJournal(folder.file('journal.jsonl'));
};

describe('the outbox journal', () => {
  test('[Y31] gives back what was written, also after it is opened again', async () => {
    const lines = [line(1), line(2), line(3)];
    for (const each of lines) await journal.append(each);
    expect(await journal.read()).toEqual(lines);
    await reopen();
    expect(await journal.read()).toEqual(lines);
    expect(await journal.readLast()).toEqual(lines[2]);
  });

  test('[Y31] takes back the line whose commit failed, and goes on behind the one before', async () => {
    const [one, two, three] = [line(1), line(2, '{"long":"to be taken back, whatever it says"}'), line(2)];
    await journal.append(one);
    await journal.append(two);
    await journal.takeBack();
    expect(await journal.read()).toEqual([one]);
    await journal.append(three);
    await reopen();
    expect(await journal.read()).toEqual([one, three]);
  });

  test('[Y31] passes over an end that was cut off, and writes its next line in its place', async () => {
    const [one, two] = [line(1), line(2)];
    await journal.append(one);
    const cut = encodeLine(line(9));
    await appendFile(folder.file('journal.jsonl'), cut.slice(0, cut.length - 20));
    await reopen();
    expect(await journal.read()).toEqual([one]);
    await journal.append(two);
    const written = (await readFile(folder.file('journal.jsonl'), 'utf8')).replace(/\0+$/, '');
    expect(written).toBe(encodeLine(one) + encodeLine(two));
  });

  test('[Y31] tells a damaged line in the middle from the others', async () => {
    const lines = [line(1), line(2), line(3)];
    for (const each of lines) await journal.append(each);
    const bytes = await readFile(folder.file('journal.jsonl'));
    const at = Buffer.byteLength(encodeLine(line(1))) + 60;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    await writeFile(folder.file('journal.jsonl'), bytes);
    await reopen();
    expect(await journal.read()).toEqual([lines[0], null, lines[2]]);
  });

  test('[Y31] is rewritten whole', async () => {
    await journal.append(line(1));
    const kept: JournalLine = { rows: [], counters: { case: 7 } };
    await journal.rewrite([kept]);
    const next = line(2);
    await journal.append(next);
    await reopen();
    expect(await journal.read()).toEqual([kept, next]);
  });

  test('knows a line by its sum', () => {
    const written = encodeLine(line(1));
    expect(decodeLine(written.trimEnd())).not.toBeNull();
    expect(decodeLine(written.trimEnd().replace('á', 'à'))).toBeNull();
    expect(decodeLine('')).toBeNull();
  });
});
