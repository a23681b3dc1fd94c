import { goOn, heading, history } from './support/counter.ts';
import {
  annulAtCounter,
  choosePaymentType,
  close,
  closeWorkOrder,
  legalize,
  markDone,
  openOrder,
  pickFromReport,
  receiveAndAssign,
  takeRequest,
  typeAnnulmentNumber,
} from './support/incidents.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

// As the technician leaves them: the last one is done last.
const done = [
  'Tendido de acometida de fibra',
  'Instalación de ONT',
  'Configuración de perfil de velocidad',
  'Conexión de roseta óptica',
];

test('what a technician finished before the news is undone by three areas, and the request closed', async ({
  central,
  openWorkstation,
}) => {
  test.setTimeout(400_000);
  const requestId = 'CASO-0034';
  const counter = await openWorkstation();
  const caseNumber = await annulAtCounter(counter, requestId, false);
  await closeWorkOrder(central, requestId, done);

  const incidents = await openWorkstation({ areaId: 'LPZ-BI', username: 'incidencias1' });
  const { page } = incidents;
  await expect(page.getByRole('row').filter({ hasText: requestId })).toBeVisible({ timeout: 20_000 });
  await inspect(page, '50-report');
  await pickFromReport(page, requestId);
  await inspect(page, '52-b2');
  await takeRequest(page, requestId);
  await inspect(page, '53-b3');
  await choosePaymentType(page, 'none', /^B\.5 /);
  await expect(page.getByRole('table', { name: 'Órdenes de trabajo' })).toContainText('Cerrada');
  await inspect(page, '55-b5');
  await goOn(page, /^B\.6 /);
  await expect(page.getByText(`La orden de trabajo OT-${requestId} está cerrada`)).toBeVisible();
  await inspect(page, '56-b6');
  await goOn(page, /^B\.7 /);

  // Last done first undone, area by area.
  const testDesk = page.getByRole('group', { name: /^Mesa de Pruebas/ });
  await expect(testDesk.getByRole('textbox').nth(0)).toHaveValue('Desconexión de roseta óptica');
  await expect(testDesk.getByRole('textbox').nth(1)).toHaveValue('Retiro de acometida de fibra');
  await expect(page.getByRole('group', { name: /^Conmutación/ }).getByRole('textbox')).toHaveValue(
    'Eliminación de la configuración de perfil de velocidad',
  );
  const laboratory = page.getByRole('group', { name: /^Laboratorio/ }).getByRole('textbox');
  await expect(laboratory).toHaveValue('Desinstalación de ONT');
  await inspect(page, '57-b7');

  // Whoever changes the proposal says why.
  await laboratory.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' y revisión del equipo');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Escriba por qué se cambia la propuesta.');
  await inspect(page, '58-b7-reason');
  await page.getByRole('textbox', { name: 'Por qué se cambia la propuesta' }).focus();
  await page.keyboard.type('El equipo vuelve a la bodega.');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, `Trámite ${caseNumber}`)).toBeVisible();
  await expect(page.getByText('Espera que se cierren 3 órdenes autónomas.')).toBeVisible();
  await inspect(page, '59-b7-created');

  const testing = await openWorkstation({ areaId: 'LPZ-MP', username: 'pruebas1' });
  await openOrder(testing.page, requestId);
  await inspect(testing.page, '61-b8-order');
  await goOn(testing.page, /^B\.9 /);
  await inspect(testing.page, '62-b9');
  await testing.page.getByRole('combobox', { name: '¿A quién se asigna?' }).focus();
  await testing.page.keyboard.type('Técnica Primera (demo)', { delay: 40 });
  await goOn(testing.page, /^B\.10 /);
  await inspect(testing.page, '63-b10');

  // The first cannot be done; Incidencias decides about it.
  await testing.page.keyboard.press('Alt+2');
  await testing.page.getByRole('textbox', { name: '¿Por qué no se puede realizar?' }).focus();
  await testing.page.keyboard.type('La roseta está detrás de un mueble.');
  await inspect(testing.page, '64-b10-impossible');
  await testing.page.keyboard.press('Control+Enter');
  await expect(testing.page.getByText('Incidencias tiene algo que decidir')).toBeVisible();
  await markDone(testing.page);
  await expect(testing.page.getByText('Una actividad imposible espera')).toBeVisible();
  await inspect(testing.page, '65-b10-waits');

  await expect(page.getByRole('region', { name: 'Actividades imposibles' })).toContainText(
    'La roseta está detrás de un mueble.',
    { timeout: 20_000 },
  );
  await inspect(page, '66-impossible');
  await page.getByRole('textbox', { name: 'Por qué se decide así' }).fill('El cliente corre el mueble hoy.');
  await page.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(page.getByRole('region', { name: 'Actividades imposibles' })).toHaveCount(0);

  await expect(testing.page.getByText('El cliente corre el mueble hoy.')).toBeVisible({ timeout: 20_000 });
  await markDone(testing.page);
  await expect(heading(testing.page, /^B\.11 /)).toBeVisible();
  await inspect(testing.page, '67-b11');
  await legalize(testing.page);
  await inspect(testing.page, '68-order-closed');

  for (const [areaId, username] of [
    ['LPZ-CM', 'conmutacion1'],
    ['LPZ-LB', 'laboratorio1'],
  ] as const) {
    const area = await openWorkstation({ areaId, username });
    await expect(area.page.getByRole('row').filter({ hasText: requestId })).toBeVisible({ timeout: 20_000 });
    await inspect(area.page, `60-orders-${username}`);
    await openOrder(area.page, requestId);
    await receiveAndAssign(area.page, 'Técnico Segundo (demo)');
    await markDone(area.page);
    await legalize(area.page);
    if (username === 'conmutacion1') {
      // Nothing else waits for the area, which the list says.
      await goOn(area.page, /^B\.8 /);
      await expect(area.page.getByText('Caso contrario, concluye: no hay órdenes autónomas')).toBeVisible();
      await inspect(area.page, '60-orders-empty');
      await area.page.keyboard.press('Alt+2');
      await expect(area.page.getByRole('row').filter({ hasText: requestId })).toContainText('1 de 1');
    } else {
      await expect(area.page.getByRole('button', { name: /^Continuar con el cierre/ })).toBeVisible();
    }
  }

  // Whoever of the areas or of Incidencias comes first closes it.
  await expect(heading(page, /^B\.12 /)).toBeVisible({ timeout: 20_000 });
  await inspect(page, '68-b12');
  await typeAnnulmentNumber(page, caseNumber);
  await inspect(page, '69-b13');
  await close(page);
  for (const step of ['B.7', 'B.9', 'B.10', 'B.11', 'B.12', 'B.13'])
    await expect(history(page)).toContainText(step);
  await inspect(page, '70-history');
  await page.getByRole('tab', { name: 'Diagrama' }).click();
  await expect(page.getByRole('img', { name: /COM-DSC-P06/ })).toBeVisible();
  await inspect(page, '71-diagram');
  await page.getByRole('tab', { name: 'Documentos y papeles' }).click();
  await inspect(page, '72-papers');
});
