import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { heading, identify, reachReview } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('a case handed to Back Office is in its queue at another workstation within seconds', async ({
  openWorkstation,
}) => {
  const office = await openWorkstation({ areaId: 'LPZ-BO', username: 'backoffice1' });
  await office.page.getByRole('link', { name: /Cola/ }).click();
  const counter = await openWorkstation();
  await identify(counter.page, knownRequests.secondYesterday);
  await counter.page.getByRole('button', { name: 'Derivar a Back Office' }).click();
  await expect(heading(counter.page, /^Trámite /)).toBeVisible();

  const row = office.page.getByRole('row').filter({ hasText: knownRequests.secondYesterday });
  await expect(row).toBeVisible({ timeout: 10_000 });
  await inspect(office.page, '33-queue-filled');
  await row.click();
  await office.page.keyboard.press('Enter');
  await expect(heading(office.page, /^Trámite /)).toBeVisible();
  await expect(office.page.getByText('La solicitud no es de hoy')).toBeVisible();
  // Seen, not answered: the role decides what may be done.
  await expect(office.page.getByRole('button', { name: 'Continuar' })).toHaveCount(0);
});

test('of two counters that annul the same request one wins and the other is told who', async ({
  ownCentral,
  openWorkstation,
}) => {
  const one = await openWorkstation({ central: ownCentral });
  const other = await openWorkstation({ central: ownCentral, areaId: 'LPZ-02', username: 'asesor3' });
  const lines = [one, other].map(({ page }) => page.getByRole('status', { name: /línea/i }));
  await ownCentral.stop();
  for (const line of lines) await expect(line).toContainText('Sin conexión', { timeout: 30_000 });
  for (const { page } of [one, other]) {
    await reachReview(page, knownRequests.paidSingle, true);
    await page.keyboard.press('Control+Enter');
    await expect(heading(page, /^A\.6 /)).toBeVisible();
  }
  await ownCentral.start();

  const lost = (page: typeof one.page) => page.getByText('La oficina central no aceptó lo registrado');
  await expect
    .poll(async () => [await lost(one.page).count(), await lost(other.page).count()].sort(), {
      timeout: 60_000,
    })
    .toEqual([0, 1]);
  const oneLost = (await lost(one.page).count()) === 1;
  const loser = oneLost ? one : other;
  await expect(loser.page.getByText('La anulación es del trámite')).toContainText(
    oneLost ? 'Asesora Tres (demo)' : 'Asesora Uno (demo)',
  );
  await expect(loser.page.getByRole('complementary')).not.toContainText('anulado');
  await inspect(loser.page, '30-lost');
  await expect(loser.page.getByRole('button', { name: /Imprimir/ })).toHaveCount(0);
  await loser.page.getByRole('link', { name: /Requiere atención/ }).click();
  await expect(loser.page.getByRole('row', { name: knownRequests.paidSingle })).toBeVisible();
  await inspect(loser.page, '31-attention');
});

test('a request with an open case elsewhere opens that case and no second one', async ({
  openWorkstation,
}) => {
  const one = await openWorkstation();
  await identify(one.page, knownRequests.spare[2]);
  await expect(heading(one.page, /^A\.2 /)).toBeVisible();
  const other = await openWorkstation({ areaId: 'LPZ-02', username: 'asesor3' });
  await other.page.keyboard.press('F2');
  await other.page.getByRole('combobox').first().fill(knownRequests.spare[2]);
  await expect(other.page.getByRole('option')).toContainText('lo tiene', { timeout: 20_000 });
  await other.page.keyboard.press('Enter');
  await expect(other.page.getByText('La solicitud ya está en anulación: lo tiene Asesora Uno')).toBeVisible();
  await expect(other.page.getByRole('button', { name: 'Continuar', exact: true })).toHaveCount(0);
  await inspect(other.page, '32-held');
  await other.page.getByRole('button', { name: 'Continuar yo este trámite' }).click();
  await expect(heading(other.page, /^A\.2 /)).toBeVisible();
});
