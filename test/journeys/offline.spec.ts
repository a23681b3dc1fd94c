import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { goOn, heading, history, reachReview, saveNotification } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { signIn } from './support/workstation.ts';
import { expect, test } from './support/world.ts';

test('everything works while the central office is away, says so, and catches up by itself', async ({
  ownCentral,
  openWorkstation,
}) => {
  const workstation = await openWorkstation({ central: ownCentral });
  const { page } = workstation;
  const line = page.getByRole('status', { name: /línea/i });
  await expect(line).toContainText('En línea', { timeout: 20_000 });
  await ownCentral.stop();
  await expect(line).toContainText('Sin conexión', { timeout: 30_000 });

  // Also a new sign-in needs no line.
  await page.keyboard.press('Control+l');
  await page.getByLabel('Contraseña', { exact: true }).fill('demo-1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await reachReview(page, knownRequests.paidSingle, true);
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^A\.6 /)).toBeVisible();
  await saveNotification(workstation, join(await mkdtemp(join(tmpdir(), 'reversa-paper-')), 'n.pdf'));
  await goOn(page, /^Trámite /);
  await expect(history(page).getByText('Por enviar').first()).toBeVisible();
  await expect(line).toContainText(/por enviar/);
  await page.getByRole('link', { name: /Envío/ }).click();
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await inspect(page, '35-outbox-filled');
  await page.getByRole('link', { name: /Mis trámites/ }).click();
  await page.getByRole('row').filter({ hasText: knownRequests.paidSingle }).click();

  await ownCentral.start();
  await expect(history(page).getByText('Por enviar')).toHaveCount(0, { timeout: 60_000 });
  await expect(line).toContainText('En línea');

  // The central office has it: a back-office colleague who was not there sees the case.
  const colleague = await openWorkstation({
    central: ownCentral,
    areaId: 'LPZ-BI',
    username: 'incidencias1',
  });
  await colleague.page.getByRole('link', { name: /Cola/ }).click();
  await expect(colleague.page.getByText(knownRequests.paidSingle)).toBeVisible({ timeout: 20_000 });
});

test('a workstation whose central office is away from the start signs in and finds its requests', async ({
  ownCentral,
  openWorkstation,
}) => {
  const first = await openWorkstation({ central: ownCentral });
  await first.close();
  await ownCentral.stop();
  const again = await openWorkstation({ central: ownCentral, home: first.home });
  await again.page.keyboard.press('F2');
  await again.page.getByRole('combobox').first().fill(knownRequests.unpaidSingle);
  await expect(again.page.getByRole('option')).toHaveCount(1);
  await signOut(again.page);
  await signIn(again.page, 'asesor2');
});

async function signOut(page: import('@playwright/test').Page): Promise<void> {
  await page.getByRole('button', { name: /Asesor/ }).click();
  await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
}
