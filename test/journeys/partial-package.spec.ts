import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { chooseMotive, chooseType, goOn, heading, identify } from './support/counter.ts';
import { expect, test } from './support/world.ts';

test('part of a package is annulled, the rest stays, and going back loses nothing', async ({
  openWorkstation,
}) => {
  const { page } = await openWorkstation();
  await identify(page, knownRequests.paidPackage);
  await chooseType(page, 'parcial', 'A.4 Elige producto a ser anulado');

  // No product chosen: the summary of errors has the focus, and its link leads to the field.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByRole('link', { name: 'Elija por lo menos un producto.' }).click();

  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+2');
  await goOn(page, 'A.4.1 Registra motivo y causa de anulación');
  await chooseMotive(page);
  await goOn(page, 'Revise antes de anular');

  // Over to the full annulment and back: the chosen products are still chosen.
  const change = page.getByRole('button', { name: 'Cambiar Consulta a cliente tipo de anulación' });
  await change.click();
  await page.keyboard.press('Alt+1');
  await goOn(page, 'Revise antes de anular');
  await expect(page.getByRole('button', { name: /^Anular 3 productos/ })).toBeVisible();
  await change.click();
  await page.keyboard.press('Alt+2');
  await goOn(page, 'Revise antes de anular');
  await expect(page.getByText('Sigue vigente')).toHaveCount(1);

  await page.getByRole('button', { name: 'Anular 2 productos y derivar a caja' }).click();
  await expect(heading(page, /^A\.6 /)).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Sigue vigente');
});
