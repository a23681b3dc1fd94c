import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { startCentral } from './support/central.ts';
import { chooseType, heading, identify, reachReview } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import type { Workstation } from './support/workstation.ts';
import { expect, test } from './support/world.ts';

const lineOf = ({ page }: Workstation) => page.getByRole('status', { name: /línea/i });

async function openOutbox({ page }: Workstation): Promise<void> {
  await page.getByRole('link', { name: /Envío/ }).click();
  await expect(heading(page, 'Envío a la oficina central')).toBeVisible();
}

test('what was not accepted says why and who was first, and is accepted once that is out of the way', async ({
  ownCentral,
  openWorkstation,
}) => {
  const loser = await openWorkstation({ central: ownCentral });
  await loser.page.setViewportSize({ width: 1024, height: 700 });
  const winner = await openWorkstation({ central: ownCentral, areaId: 'LPZ-02', username: 'asesor3' });
  await ownCentral.stop();
  await expect(lineOf(loser)).toContainText('Sin conexión', { timeout: 30_000 });
  await expect(lineOf(winner)).toContainText('Sin conexión', { timeout: 30_000 });
  await identify(winner.page, knownRequests.todayUnpaid[0]);
  await expect(heading(winner.page, /^A\.2 /)).toBeVisible();
  await identify(loser.page, knownRequests.todayUnpaid[0]);
  await chooseType(loser.page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await openOutbox(loser);
  await expect(loser.page.getByRole('table', { name: 'Por enviar' })).toContainText(
    'La oficina central no responde',
  );
  await inspect(loser.page, '90-outbox-offline');

  // The winner's line comes back first.
  await loser.kill();
  await ownCentral.start();
  await expect(lineOf(winner)).toHaveText(/En línea$/, { timeout: 60_000 });
  const again = await openWorkstation({ central: ownCentral, home: loser.home });
  await again.page.setViewportSize({ width: 1024, height: 700 });
  await openOutbox(again);
  const refused = again.page.getByRole('table', { name: 'No aceptado por la oficina central' });
  await expect(refused).toContainText('La solicitud está en otro trámite de anulación', { timeout: 60_000 });
  await expect(refused.getByRole('button', { name: /Intentar de nuevo/ })).toHaveCount(1);
  await inspect(again.page, '91-outbox-refused');
  await refused.getByRole('row').nth(1).click();
  await expect(again.page.getByText('La anulación es del trámite')).toContainText('Asesora Tres (demo)');
  await inspect(again.page, '92-refused-case');
  await again.page.getByRole('button', { name: 'Intentar de nuevo' }).click();
  await expect(again.page.getByRole('button', { name: 'Intentar de nuevo' })).toBeVisible({
    timeout: 20_000,
  });

  await winner.page.getByRole('button', { name: 'Desistir…' }).click();
  await winner.page.getByRole('radio').first().check();
  await winner.page.getByRole('button', { name: 'Desistir del trámite' }).click();
  await expect(heading(winner.page, /^Trámite /)).toBeVisible();
  await expect(lineOf(winner)).toHaveText(/En línea$/, { timeout: 20_000 });
  await openOutbox(again);
  await refused.getByRole('button', { name: /Intentar de nuevo/ }).click();
  await expect(again.page.getByText('Todo está enviado')).toBeVisible({ timeout: 20_000 });
  await inspect(again.page, '93-outbox-empty');
});

test('the outbox of a revoked workstation is exported, and taken in by the central office once', async ({
  ownCentral,
  openWorkstation,
}) => {
  const one = await openWorkstation({ central: ownCentral });
  await one.page.setViewportSize({ width: 1024, height: 700 });
  await ownCentral.stop();
  await expect(lineOf(one)).toContainText('Sin conexión', { timeout: 30_000 });
  await reachReview(one.page, knownRequests.todayUnpaid[1], false);
  await ownCentral.start();
  await ownCentral.stop();
  await ownCentral.revokeDevice('LPZ-01-01');
  await ownCentral.start();
  await expect(lineOf(one)).toContainText('Equipo dado de baja', { timeout: 60_000 });
  await openOutbox(one);
  await inspect(one.page, '94-outbox-revoked');
  const file = join(await mkdtemp(join(tmpdir(), 'reversa-outbox-')), 'envio.json');
  await one.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await one.page.getByRole('button', { name: 'Exportar lo que espera…' }).click();
  await expect(one.page.getByText(/Se guardó el archivo con/)).toBeVisible({ timeout: 20_000 });
  await inspect(one.page, '95-outbox-exported');
  expect(await ownCentral.importOutbox(file)).toMatch(/aceptadas: [1-9]\d*; no aceptadas: 0/);
  expect(await ownCentral.importOutbox(file)).toContain('este archivo no cambia nada');
  const colleague = await openWorkstation({ central: ownCentral, username: 'asesor2' });
  await colleague.page.keyboard.press('F2');
  await colleague.page.getByRole('combobox').first().fill(knownRequests.todayUnpaid[1]);
  await expect(colleague.page.getByRole('option')).toContainText('lo tiene', { timeout: 20_000 });
});

test('another central office at the address is gone on with by who may decide, with its own code', async ({
  openWorkstation,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-central-'));
  const central = await startCentral(folder, 300);
  try {
    const one = await openWorkstation({ central });
    await one.page.setViewportSize({ width: 1024, height: 700 });
    await identify(one.page, knownRequests.todayUnpaid[2] ?? knownRequests.spare[3]);
    await expect(heading(one.page, /^A\.2 /)).toBeVisible();
    await expect(lineOf(one)).toHaveText(/En línea$/, { timeout: 20_000 });
    await central.stop();
    await rm(folder, { recursive: true, force: true });
    await central.start();
    await openOutbox(one);
    await expect(one.page.getByText('que no conoce a este equipo')).toBeVisible({ timeout: 60_000 });
    await expect(one.page.getByRole('button', { name: /Seguir con/ })).toHaveCount(0);
    await inspect(one.page, '96-other-office');
    await one.page.keyboard.press('Control+l');
    await one.page.getByRole('button', { name: 'Entrar con otra persona' }).click();
    await one.page.getByRole('textbox', { name: 'Usuario' }).fill('jefe1');
    await one.page.getByLabel('Contraseña', { exact: true }).fill('demo-1234');
    await one.page.keyboard.press('Enter');
    await openOutbox(one);
    await one.page.getByRole('button', { name: /Seguir con/ }).click();
    const dialog = one.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Seguir con esta oficina central' }).click();
    await inspect(one.page, '97-follow-dialog');
    await dialog.getByLabel('Código de registro').fill(await central.enrolmentCode('LPZ-01'));
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Seguir con esta oficina central' }).click();
    await expect(lineOf(one)).toHaveText(/En línea$/, { timeout: 30_000 });
    await expect(one.page.getByText('Todo está enviado')).toBeVisible();
    const other = await openWorkstation({ central, username: 'asesor2' });
    await other.page.keyboard.press('F2');
    await other.page
      .getByRole('combobox')
      .first()
      .fill(knownRequests.todayUnpaid[2] ?? knownRequests.spare[3]);
    await expect(other.page.getByRole('option')).toContainText('lo tiene', { timeout: 20_000 });
  } finally {
    await central.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('an act on facts that had changed meanwhile is refused with what the central office knows', async ({
  ownCentral,
  openWorkstation,
}) => {
  const one = await openWorkstation({ central: ownCentral });
  const { page } = one;
  await page.setViewportSize({ width: 1024, height: 700 });
  await ownCentral.stop();
  await expect(lineOf(one)).toContainText('Sin conexión', { timeout: 30_000 });
  await reachReview(page, knownRequests.spare[5], false);
  const order = join(await mkdtemp(join(tmpdir(), 'reversa-export-')), 'ordenes.csv');
  await writeFile(
    order,
    'NRO_ORDEN;NRO_SOLICITUD;ESTADO_ORDEN;CENTRO_OPERACIONES;FECHA_ESTADO\n' +
      `OT-${knownRequests.spare[5]};${knownRequests.spare[5]};EJECUTADA;Centro de Operaciones La Paz;24/11/2026\n`,
  );
  await ownCentral.import(order);
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await ownCentral.start();
  await expect(page.getByText('La oficina central no aceptó lo registrado')).toBeVisible({ timeout: 60_000 });
  const known = page.getByRole('table', { name: 'Datos de la oficina central y de este equipo' });
  await expect(known.getByRole('row', { name: /Orden OT-/ })).toContainText('Ejecutada');
  await inspect(page, '98-refused-by-facts');
  await page.getByRole('button', { name: /^Entendido/ }).click();
  await expect(known).toHaveCount(0);
});
