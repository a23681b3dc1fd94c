import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { heading, history, pretendPrinter, reachReview } from './support/counter.ts';
import { expect, test } from './support/world.ts';

test('an unpaid request is annulled in full without a refund, and its reprint wants a reason', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation();
  const { page } = workstation;
  await reachReview(page, knownRequests.unpaidSingle, false);
  await expect(page.getByText('No corresponde devolución en caja.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(page.getByText('Espera a Asesor Back Office Incidencias')).toBeVisible();

  await page.keyboard.press('F4');
  await expect(page.getByText('no tiene una impresora instalada')).toBeVisible({ timeout: 20_000 });
  await pretendPrinter(workstation);
  await page.keyboard.press('F4');
  await expect(page.getByText('El documento se envió a la impresora.')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('F4');
  await page.getByLabel('Razón de la reimpresión').fill('Se manchó el papel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText('REIMPRESIÓN N.º 1');
  await expect(history(page)).toContainText('Reimpresión 1: Se manchó el papel');
});
