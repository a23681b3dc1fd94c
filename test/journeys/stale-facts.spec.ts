import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { goOn, reachReview } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('an order executed between the answers and the act sends the case to Back Office', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page } = await openWorkstation({ central: ownCentral });
  await reachReview(page, knownRequests.spare[0], true);

  const order = join(await mkdtemp(join(tmpdir(), 'reversa-export-')), 'ordenes.csv');
  await writeFile(
    order,
    'NRO_ORDEN;NRO_SOLICITUD;ESTADO_ORDEN;CENTRO_OPERACIONES;FECHA_ESTADO\n' +
      `OT-${knownRequests.spare[0]};${knownRequests.spare[0]};EJECUTADA;Centro de Operaciones La Paz;24/11/2026\n`,
  );
  await ownCentral.import(order);
  await expect(page.getByRole('complementary')).toContainText('Ejecutada', { timeout: 20_000 });

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Los datos de la solicitud cambiaron');
  await inspect(page, '36-stale-facts');
  await page.getByRole('button', { name: 'Ir al paso A.2' }).click();
  await expect(page.getByText('La orden de trabajo ya fue ejecutada: se deriva a Back Office')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await goOn(page, /^Trámite /);
  await expect(page.getByText('Espera a Asesor Back Office Comercial')).toBeVisible();
});
