import { afterAll, expect, test } from 'vitest';
import { examinePage } from '../../../../main/documents/workshop/seeing/examine-page.ts';
import { createLineReader } from '../../../../main/documents/workshop/seeing/read-lines.ts';
import { renderPage } from '../../../../main/documents/workshop/seeing/render-page.ts';
import { asTaken } from '../../../../shared/domain/capture.ts';
import { readCardText } from '../../../../shared/domain/card-text.ts';
import { drawPicture, type PictureKind } from '../../../builders/pictures/picture-set.ts';

const reader = createLineReader();
afterAll(() => reader.close());

async function readPicture(kind: PictureKind, number: number, sheet: 'card-front' | 'card-back') {
  const { jpeg, person } = await drawPicture(20, kind, number, sheet);
  const { corners } = await examinePage(jpeg);
  const page = await renderPage(jpeg, { ...asTaken, corners }, null);
  return { person, text: readCardText(await reader.readLines(page)) };
}

test('[5] number and name are read off the front of a card', { timeout: 120_000 }, async () => {
  const { person, text } = await readPicture('good', 1, 'card-front');
  expect(text.identity).toMatchObject({ number: person.number, complement: person.complement });
  expect(text.name).toBe(`${person.firstNames} ${person.lastNames}`);
});

test('[5] the name is read off the back of a card, and no number is made up', {
  timeout: 120_000,
}, async () => {
  const { person, text } = await readPicture('good', 2, 'card-back');
  expect(text).toEqual({ identity: null, name: `${person.firstNames} ${person.lastNames}` });
});

test('[5] nothing is read off a card that moved', { timeout: 120_000 }, async () => {
  const { text } = await readPicture('moved', 1, 'card-front');
  expect(text).toEqual({ identity: null, name: null });
});

test('[5] what is no picture is refused, and the reader reads on', { timeout: 120_000 }, async () => {
  await expect(reader.readLines(new Uint8Array([1, 2, 3]))).rejects.toThrow();
  const { person, text } = await readPicture('good', 4, 'card-front');
  expect(text.identity?.number).toBe(person.number);
});
