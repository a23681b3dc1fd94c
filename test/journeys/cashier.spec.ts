import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { confirmed, findPayable, lookUp, receipt, searchField, sendToCashDesk } from './support/cashier.ts';
import { goOn, heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

const cashDesk = { areaId: 'LPZ-CJ', username: 'caja1' };

test('the cash desk checks a notification, refunds it once, and section B goes on to B.5', async ({
  openWorkstation,
}) => {
  const desk = await openWorkstation(cashDesk);
  const { page } = desk;
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(searchField(page)).toBeFocused();
  await inspect(page, '80-cashier-empty');

  const counter = await openWorkstation();
  const { number, qr, file } = await sendToCashDesk(counter, knownRequests.todayPaid[1]);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');

  // By its number: genuine by what is known, to be compared by eye.
  await findPayable(page, number);
  await expect(page.getByText('Número encontrado: compare con el papel')).toBeVisible();
  await expect(page.getByText('Esta devolución ya figura registrada')).toHaveCount(0);
  await inspect(page, '81-cashier-by-number');

  // By a QR that somebody drew: the number is there, the code is another.
  await lookUp(page, `${qr.slice(0, -1)}${qr.endsWith('0') ? '1' : '0'}`);
  await expect(page.getByText('El QR no corresponde a esta notificación: no entregue dinero')).toBeVisible();
  await expect(receipt(page)).toHaveCount(0);
  await inspect(page, '82-cashier-wrong-code');
  await lookUp(page, 'N-LPZ-01-99-999999');
  await expect(page.getByText('Ninguna notificación tiene ese número')).toBeVisible();
  await lookUp(page, 'buenas tardes');
  await expect(page.getByText('No es un número de notificación.', { exact: false })).toBeVisible();
  await inspect(page, '82-cashier-no-number');

  // By the QR on the paper, as a scanner types it.
  await lookUp(page, qr);
  await expect(page.getByText('QR verificado')).toBeVisible();
  await expect(receipt(page)).toBeFocused();
  await page.keyboard.type('R-555001');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1,00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('ni más ni menos');
  await inspect(page, '83-cashier-wrong-amount');
  const amount = page.getByRole('textbox', { name: 'Importe (Bs)' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(amount).toBeFocused();
  const button = await page.getByRole('button', { name: /^Registrar devolución de Bs / }).innerText();
  const due = button.replace('Registrar devolución de Bs ', '');
  await page.keyboard.press('Control+a');
  // Half typed the amount is right, wrong and right again: the focus stays where it is typed.
  await page.keyboard.type(due, { delay: 40 });
  await expect(amount).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(confirmed(page)).toBeVisible({ timeout: 20_000 });
  // The paper was read by its QR, and that is what still stands beside the refund.
  await expect(page.getByText('QR verificado')).toBeVisible();
  await inspect(page, '84-cashier-refunded');

  await lookUp(page, qr);
  await expect(page.getByText('Esta devolución ya figura registrada')).toBeVisible();
  await expect(page.getByText('por Caja Uno (demo) (Caja Central La Paz)')).toBeInViewport();
  await expect(page.getByText('QR verificado')).toBeVisible();
  await expect(receipt(page)).toHaveCount(0);
  await inspect(page, '85-cashier-refunded-before');

  // B.3: paid at a cash desk and refunded there already, so Reclamos de Facturación has nothing to do (I-6).
  const incidents = await openWorkstation({ areaId: 'LPZ-BI', username: 'incidencias1' });
  const row = incidents.page.getByRole('row').filter({ hasText: knownRequests.todayPaid[1] });
  await row.click();
  await expect(heading(incidents.page, /^B\.2 /)).toBeVisible();
  await goOn(incidents.page, /^B\.3 /);
  await expect(incidents.page.getByText(`Caja ya devolvió Bs ${due}`)).toBeVisible();
  await expect(incidents.page.getByRole('radio', { name: /caja/i, disabled: false })).toBeChecked();
  await inspect(incidents.page, '86-refunded-at-b3');
  await goOn(incidents.page, /^B\.5 /);
});

test('of two cash desks that refund at once one succeeds, and the other is told by whom', async ({
  openWorkstation,
}) => {
  const { number } = await sendToCashDesk(await openWorkstation(), knownRequests.todayPaid[2]);
  const desks = [await openWorkstation(cashDesk), await openWorkstation(cashDesk)] as const;
  for (const [index, { page }] of desks.entries()) {
    await findPayable(page, number);
    await page.keyboard.type(`R-70000${index}`);
  }
  await Promise.all(desks.map(({ page }) => page.keyboard.press('Control+Enter')));

  const refused = (page: Page) => page.getByText('Esta devolución ya figura registrada');
  await expect
    .poll(
      async () => {
        const told = desks.map(async ({ page }) => [
          await confirmed(page).count(),
          await refused(page).count(),
        ]);
        return (await Promise.all(told)).map(String).sort();
      },
      { timeout: 40_000 },
    )
    .toEqual(['0,1', '1,0']);
  const isFirst = (await confirmed(desks[0].page).count()) === 1;
  const [winner, loser] = isFirst ? desks : [desks[1], desks[0]];
  await expect(loser.page.getByText(`comprobante R-70000${isFirst ? 0 : 1}, por Caja Uno`)).toBeVisible();
  await expect(loser.page.getByText('No entregue dinero otra vez.')).toBeVisible();
  await expect(receipt(loser.page)).toHaveCount(0);
  await expect(receipt(winner.page)).toHaveCount(0);
  await inspect(loser.page, '87-refund-lost');
});

test('without a line no money goes out, and with it the same refund goes through', async ({
  ownCentral,
  openWorkstation,
}) => {
  const counter = await openWorkstation({ central: ownCentral });
  const { number } = await sendToCashDesk(counter, knownRequests.todayPaid[2]);
  const { page } = await openWorkstation({ ...cashDesk, central: ownCentral });
  await findPayable(page, number);
  await page.keyboard.type('R-800001');
  await ownCentral.stop();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No entregue dinero todavía')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nada se registró.')).toBeVisible();
  await expect(confirmed(page)).toHaveCount(0);
  await inspect(page, '88-refund-offline');
  // Nothing typed is lost while the clerk waits.
  await expect(receipt(page)).toHaveValue('R-800001');
  await ownCentral.start();
  await page.getByRole('button', { name: 'Reintentar' }).press('Enter');
  await expect(confirmed(page)).toBeVisible({ timeout: 60_000 });
});
