import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { goOn, heading, history, reachReview, saveNotification } from './support/counter.ts';
import { expect, test } from './support/world.ts';

test('a paid request is annulled in full, notified, and handed over to the cash desk', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation();
  const { page } = workstation;
  await reachReview(page, knownRequests.paidSingle, true);
  await expect(page.getByText('El cliente pasa a caja por la devolución de')).toBeVisible();
  await page.getByRole('button', { name: 'Anular 1 producto y derivar a caja' }).click();
  await expect(heading(page, 'A.6 Direcciona a cliente a caja para devolución')).toBeVisible();

  const paper = page.getByRole('article', { name: /^Notificación N-LPZ-01-/ });
  await expect(paper).toContainText('DEMOSTRACIÓN');
  await expect(paper).toContainText('ORIGINAL');
  await expect(paper).toContainText('Importe a devolver');
  await expect(paper).toContainText('D.S. 1391');

  // Nobody goes to the cash desk without the paper.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('notificación');

  const file = join(await mkdtemp(join(tmpdir(), 'reversa-paper-')), 'notificacion.pdf');
  await saveNotification(workstation, file);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');

  await goOn(page, /^Trámite /);
  await expect(page.getByText('Cajas (BSS-DCB-P01)')).toBeVisible();
  await expect(history(page)).toContainText('A.6 Direcciona a cliente a caja para devolución');
  await expect(history(page).getByText('Enviado').last()).toBeVisible({ timeout: 15_000 });
});
