import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { chooseMotive, chooseType, goOn, heading, history, identify } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('an advisor who is moved with a case in hand goes on with it; without an account they are signed out', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page } = await openWorkstation({ central: ownCentral });
  await page.setViewportSize({ width: 1024, height: 700 });
  await identify(page, knownRequests.todayUnpaid[0]);
  await chooseType(page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  const person = page.getByRole('banner');
  await expect(person).toContainText('Sucursal La Paz Centro');

  await ownCentral.moveUser('asesor1', 'LPZ-02');
  await expect(person).toContainText('Sucursal El Alto', { timeout: 30_000 });
  // The step that was open stays open.
  await expect(heading(page, /^A\.4\.1 /)).toBeVisible();
  await chooseMotive(page);
  await page.keyboard.press('Alt+1');
  await goOn(page, 'Revise antes de anular');
  await inspect(page, '89-moved-user');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(history(page)).toContainText('Sucursal La Paz Centro');
  await expect(history(page)).toContainText('Sucursal El Alto');
  await expect(history(page).getByText('Enviado').last()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('La oficina central no aceptó lo registrado')).toHaveCount(0);

  await identify(page, knownRequests.todayUnpaid[1]);
  await chooseType(page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await ownCentral.deactivateUser('asesor1');
  await expect(heading(page, 'Iniciar sesión')).toBeVisible({ timeout: 30_000 });
  await inspect(page, '89-deactivated-user');
  await page.getByRole('textbox', { name: 'Usuario' }).fill('asesor1');
  await page.getByLabel('Contraseña', { exact: true }).fill('demo-1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await inspect(page, '89-deactivated-user-refused');

  // A colleague finds both: what was done is kept, what was begun can be gone on with.
  const colleague = await openWorkstation({ central: ownCentral, username: 'asesor2' });
  await colleague.page.keyboard.press('F2');
  await colleague.page.getByRole('combobox').first().fill(knownRequests.todayUnpaid[1]);
  await expect(colleague.page.getByRole('option')).toContainText('lo tiene', { timeout: 20_000 });
  await colleague.page.keyboard.press('Enter');
  await colleague.page.getByRole('button', { name: 'Continuar yo este trámite' }).click();
  await expect(heading(colleague.page, /^A\.4\.1 /)).toBeVisible();
});
