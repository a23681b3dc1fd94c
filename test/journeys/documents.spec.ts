import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { row, startAtBackOffice } from './support/back-office.ts';
import { attachPaper, paperSlot } from './support/capture.ts';
import { heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { paperPicture } from './support/pictures.ts';
import { expect, test } from './support/world.ts';

const backOffice = { areaId: 'LPZ-BO', username: 'backoffice1' };
const [requestId] = knownRequests.olderRegistered;

test('a letter that was attached without a line arrives by itself and is read at another workstation', async ({
  ownCentral,
  openWorkstation,
}) => {
  const one = await openWorkstation({ ...backOffice, central: ownCentral });
  const other = await openWorkstation({ areaId: 'LPZ-DC', username: 'jefe1', central: ownCentral });
  await startAtBackOffice(one.page, requestId);
  await ownCentral.stop();
  await one.page.keyboard.press('Alt+2');
  const slot = paperSlot(one.page, 'authorization-letter');
  await attachPaper(one.page, 'authorization-letter', {
    name: 'carta.jpg',
    buffer: await paperPicture({ title: 'Carta poder' }),
  });
  await expect(slot.getByText('En este equipo, por enviar')).toBeVisible();
  await inspect(one.page, '57-a8-letter-waits');

  await one.page.getByRole('link', { name: /^Envío/ }).click();
  const waiting = one.page.getByRole('region', { name: 'Documentos por enviar' });
  await expect(waiting.getByText('Carta de autorización').first()).toBeVisible();
  await waiting.getByRole('button', { name: 'Pausar los documentos' }).click();
  await inspect(one.page, '61-documents-paused');
  await waiting.getByRole('button', { name: 'Reanudar los documentos' }).click();
  await expect(waiting.getByRole('button', { name: 'Pausar los documentos' })).toBeVisible();
  await one.page.goBack();

  await ownCentral.start();
  await expect(slot.getByText('En la central')).toBeVisible({ timeout: 60_000 });
  await inspect(one.page, '58-a8-letter-sent');

  const { page } = other;
  await page.getByRole('link', { name: /Trámites/ }).click();
  await row(page, requestId).click();
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(page.getByText('Faltan documentos en la central')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Documentos y papeles' }).click();
  const read = paperSlot(page, 'authorization-letter');
  await expect(read.getByText('En la central')).toBeVisible();
  await read.getByRole('button', { name: /^Ver/ }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await inspect(page, '59-letter-read-elsewhere');
  expect([...one.complaints, ...other.complaints]).toEqual([]);
});
