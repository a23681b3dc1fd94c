import { knownRequests } from '../../main/central/demo/known-cases.ts';
import {
  chooseMotive,
  chooseType,
  goOn,
  heading,
  identify,
  reachReview,
  sayUnpaid,
} from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('a request of another day goes to Back Office with a word on why', async ({ openWorkstation }) => {
  const { page } = await openWorkstation();
  await identify(page, knownRequests.yesterday);
  await expect(heading(page, /^A\.2 /)).toBeVisible();
  await expect(page.getByText(/La solicitud es del .*: se deriva a Back Office/)).toBeVisible();
  await page.getByRole('button', { name: 'Derivar a Back Office' }).click();
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(
    page.getByText('La solicitud no es de hoy. Espera a Asesor Back Office Comercial'),
  ).toBeVisible();

  // Until A.13 the customer may still change their mind (I-8).
  await page.getByRole('button', { name: 'Desistir…' }).click();
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Desistir del trámite' }).click();
  await expect(page.getByText('Trámite desistido: El cliente decidió conservar el servicio.')).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('Cliente');
  await inspect(page, '34-withdrawn');
});

test('a request whose order is executed goes to Back Office at A.11', async ({ openWorkstation }) => {
  const { page } = await openWorkstation();
  await identify(page, knownRequests.executedOrder);
  await expect(page.getByText('La orden de trabajo ya fue ejecutada: se deriva a Back Office')).toBeVisible();
  await page.getByRole('button', { name: 'Derivar a Back Office' }).click();
  await expect(page.getByText('A.11 Verifica estado de solicitud')).toBeVisible();
});

test('an assigned order opens the supervisor’s task beside the counter path', async ({ openWorkstation }) => {
  const { page } = await openWorkstation();
  await identify(page, knownRequests.assignedOrder);
  await expect(page.getByText('La orden de trabajo está asignada a un técnico')).toBeVisible();
  await chooseType(page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await chooseMotive(page);
  const recorded = page.getByText(/El cliente canceló Bs/);
  if (await recorded.isVisible()) await goOn(page, 'Revise antes de anular');
  else await sayUnpaid(page);
  await expect(page.getByText('Se abre la tarea de avisar al Supervisor')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article')).toBeVisible();

  const supervisor = await openWorkstation({ areaId: 'LPZ-CO', username: 'supervisor1' });
  // Back Office tells the supervisor first (A.14): nothing is in the inbox yet.
  await expect(heading(supervisor.page, 'Suspensiones')).toBeVisible();
  await expect(supervisor.page.getByText('No hay trámites en espera')).toBeVisible();
  const backOffice = await openWorkstation({ areaId: 'LPZ-BO', username: 'backoffice1' });
  await expect(backOffice.page.getByText(knownRequests.assignedOrder)).toBeVisible({ timeout: 20_000 });
});

test('a customer who changes their mind at the review leaves a withdrawn case', async ({
  openWorkstation,
}) => {
  const { page } = await openWorkstation();
  await reachReview(page, knownRequests.spare[0], true);
  await page.getByRole('button', { name: 'Desistir…' }).click();
  await page.getByRole('button', { name: 'Desistir del trámite' }).click();
  await expect(page.getByText('Elija la razón.')).toBeVisible();
  await page.getByText('El cliente decidió conservar el servicio').click();
  await page.getByRole('button', { name: 'Desistir del trámite' }).click();
  await expect(page.getByText('Trámite desistido: El cliente decidió conservar el servicio.')).toBeVisible();

  // The request is free again.
  await identify(page, knownRequests.spare[0]);
  await expect(heading(page, /^A\.2 /)).toBeVisible();
});
