import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import {
  allSent,
  deriveFromCounter,
  holderIsHere,
  openRequest,
  proceed,
  reachOrderState,
  row,
  sayWhy,
  side,
  startAtBackOffice,
  steps,
} from './support/back-office.ts';
import { attachPages, attachPaper, chooseFiles, openCapture, pagesOf, paperSlot } from './support/capture.ts';
import { heading, history, saveNotification as savePaper } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { paperPicture } from './support/pictures.ts';
import { expect, test } from './support/world.ts';

const [registered, doubleRegistered, tripleRegistered] = knownRequests.olderRegistered;
const [assigned, otherAssigned] = knownRequests.olderAssigned;

const backOffice = { areaId: 'LPZ-BO', username: 'backoffice1' };
const counter = { areaId: 'LPZ-01', username: 'asesor1' };
const supervisor = { areaId: 'LPZ-CO', username: 'supervisor1' };

async function paperFile(name: string): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'reversa-paper-')), name);
}

async function expectPdf(file: string): Promise<void> {
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
}

test('a case that begins at the back office waits for the C.I., and is annulled at another workstation', async ({
  openWorkstation,
}) => {
  const first = await openWorkstation(backOffice);
  await first.page.keyboard.press('F2');
  await first.page.getByRole('combobox').fill(registered);
  await expect(first.page.getByRole('option')).toHaveCount(1);
  await inspect(first.page, '40-a7');
  await startAtBackOffice(first.page, registered);

  // Continuar without an answer: the summary has the focus, and leads to the field.
  await first.page.keyboard.press('Control+Enter');
  await expect(first.page.getByRole('alert')).toBeFocused();
  await expect(first.page.getByRole('alert')).toContainText('Elija si viene el titular o un apoderado.');
  await first.page.keyboard.press('Alt+1');
  await expect(first.page.getByText('Todavía falta: Cédula de identidad del titular')).toBeVisible();
  await inspect(first.page, '41-a8-missing');
  await proceed(first.page, steps.askRequirements);
  await expect(first.page.getByRole('article', { name: /R-LPZ-BO-/ })).toContainText(
    'Cédula de identidad del titular',
  );
  await inspect(first.page, '42-a9');

  // Nobody leaves without the slip.
  await first.page.keyboard.press('Control+Enter');
  await expect(first.page.getByRole('alert')).toContainText('Falta imprimir el documento');
  const slip = await paperFile('lista.pdf');
  await savePaper(first, slip);
  await expectPdf(slip);
  await inspect(first.page, '43-a9-printed');
  await first.page.keyboard.press('Control+Enter');
  await expect(heading(first.page, /^Trámite /)).toBeVisible();
  await expect(
    first.page.getByText('El cliente tiene que traer: Cédula de identidad del titular.'),
  ).toBeVisible();
  await allSent(first.page);
  await inspect(first.page, '44-waits');

  const second = await openWorkstation(backOffice);
  const { page } = second;
  await page.getByRole('link', { name: /^Cola/ }).click();
  await expect(row(page, registered)).toContainText('Espera lo que se pidió al cliente', { timeout: 20_000 });
  await row(page, registered).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await page.getByRole('button', { name: 'Tomar' }).click();
  await expect(heading(page, steps.identifyAgain)).toBeVisible();
  await expect(page.getByText('se pidió lo que faltaba')).toBeVisible();
  await inspect(page, '45-a7-again');
  await proceed(page, steps.holder);
  await holderIsHere(page);

  await inspect(page, '46-a10');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('Escriba la interacción');
  await inspect(page, '47-a10-errors');
  await sayWhy(page, 'Pide anular por el costo; se le explicó el procedimiento.');
  await inspect(page, '48-a10-filled');
  await proceed(page, steps.orderState);
  await expect(page.getByText('La orden de trabajo está registrada')).toBeVisible();
  await inspect(page, '49-a11-registered');
  await proceed(page, steps.cardCopy);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Faltan documentos');
  const copy = paperSlot(page, 'identity-card-copy');
  const screen = await openCapture(page, 'identity-card-copy');
  await chooseFiles(screen, { name: 'carnet.jpg', buffer: Buffer.from('Esto es un texto.') });
  await expect(screen.getByRole('alert')).toContainText('JPG, PNG, TIFF');
  await inspect(page, '50-a12-wrong-file');
  await chooseFiles(screen, { name: 'carnet.jpg', buffer: await paperPicture({ title: 'C.I.' }) });
  await expect(pagesOf(screen)).toHaveCount(1, { timeout: 20_000 });
  await expect(screen.getByRole('alert')).toHaveCount(0);
  await attachPages(page, 'identity-card-copy');
  await expect(copy.getByText('Documento adjuntado.')).toBeVisible();
  await attachPaper(page, 'annulment-note', {
    name: 'nota.jpg',
    buffer: await paperPicture({ title: 'Nota', mark: 3 }),
  });
  await expect(page.getByText('Los dos documentos están adjuntados')).toBeVisible();
  await inspect(page, '51-a12');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, steps.annul)).toBeFocused();

  await expect(page.getByText('Revise antes de anular: sucede esto')).toBeVisible();
  await inspect(page, '52-a13');
  // The act is not done by an Enter on the heading.
  await page.keyboard.press('Enter');
  await expect(heading(page, steps.annul)).toBeFocused();
  await page.getByRole('button', { name: 'Anular 1 producto' }).press('Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(page.getByText('La anulación está registrada.')).toContainText(
    'Espera a Asesor Back Office Incidencias, en el paso B.1',
  );
  await expect(page.getByRole('button', { name: 'Desistir…' })).toHaveCount(0);
  await expect(history(page)).toContainText('A.13');
  await inspect(page, '53-annulled');
  await openRequest(page, registered);
  await expect(page.getByRole('table', { name: 'Productos' })).toContainText('Anulado');
});

test('an authorised person with letter and copy annuls one product of a package', async ({
  openWorkstation,
}) => {
  const { page } = await openWorkstation(backOffice);
  await page.setViewportSize({ width: 1024, height: 700 });
  await startAtBackOffice(page, tripleRegistered);
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Escriba el nombre completo del apoderado.');
  await page.getByRole('textbox', { name: 'Nombre completo del apoderado' }).fill('Ramiro Quispe Choque');
  await page.getByRole('textbox', { name: 'C.I. del apoderado' }).fill('4.512.345 lp');
  await attachPaper(page, 'authorization-letter', {
    name: 'carta.jpg',
    buffer: await paperPicture({ title: 'Carta poder' }),
  });
  await expect(page.getByText('Todavía falta: Fotocopia del C.I. del titular')).toBeVisible();
  await attachPaper(page, 'identity-card-copy', {
    name: 'carnet.jpg',
    buffer: await paperPicture({ title: 'C.I.', mark: 1 }),
  });
  await expect(page.getByText('Los requisitos están completos')).toBeVisible();
  await inspect(page, '54-a8-representative');
  await proceed(page, steps.register);
  await expect(side(page)).toContainText('Ramiro Quispe Choque, C.I. 4512345 LP (apoderado)');

  await page.keyboard.press('Alt+2');
  const products = page.getByRole('group', { name: 'Productos que se anulan' });
  for (const box of await products.getByRole('checkbox').all()) await box.press('Space');
  await sayWhy(page, 'Se queda con dos servicios.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Eligió todos los productos');
  await products.getByRole('checkbox').nth(0).press('Space');
  await products.getByRole('checkbox').nth(2).press('Space');
  await inspect(page, '55-a10-partial');
  await proceed(page, steps.orderState);
  await expect(side(page)).toContainText('por anular');
  await expect(side(page)).not.toContainText('anulado');
  await proceed(page, steps.cardCopy);
  await attachPaper(page, 'annulment-note', {
    name: 'nota.jpg',
    buffer: await paperPicture({ title: 'Nota', mark: 4 }),
  });
  await expect(page.getByText('Los dos documentos están adjuntados')).toBeVisible();
  await proceed(page, steps.annul);
  await expect(page.getByText('Sigue vigente')).toHaveCount(2);
  await inspect(page, '56-a13-partial');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('La anulación está registrada.')).toBeVisible();
  await expect(side(page)).toContainText('— anulado');
});

test('the queue fills, its longest wait is taken with F8, and the supervisor suspends the order', async ({
  ownCentral,
  openWorkstation,
}) => {
  const office = await openWorkstation({ ...backOffice, central: ownCentral });
  const { page } = office;
  await expect(heading(page, 'Cola')).toBeVisible();
  await expect(page.getByText('No hay trámites en espera')).toBeVisible();
  await inspect(page, '38-queue-empty');
  const desk = await openWorkstation({ ...counter, central: ownCentral });
  await deriveFromCounter(desk.page, assigned);
  await expect(row(page, assigned)).toBeVisible({ timeout: 20_000 });
  await deriveFromCounter(desk.page, doubleRegistered);
  await expect(row(page, doubleRegistered)).toBeVisible({ timeout: 20_000 });
  await inspect(page, '39-queue');

  await page.keyboard.press('F8');
  await expect(heading(page, steps.identifyAgain)).toBeFocused();
  await expect(page.getByText('Viene de mostrador: la solicitud no es de hoy')).toBeVisible();
  await expect(side(page)).toContainText(assigned);
  await proceed(page, steps.holder);
  await reachOrderState(page);
  await expect(page.getByText('La orden de trabajo está asignada a un técnico')).toBeVisible();
  await inspect(page, '57-a11-assigned');

  const centre = await openWorkstation({ ...supervisor, central: ownCentral });
  await expect(heading(centre.page, 'Suspensiones')).toBeVisible();
  await expect(centre.page.getByText('No hay trámites en espera')).toBeVisible();
  await proceed(page, steps.tellSupervisor);
  await expect(page.getByText('tiene correo')).toBeVisible();
  await inspect(page, '58-a14-mail');
  await proceed(page, /^Trámite /);
  const mails = page.getByRole('region', { name: 'Correos al supervisor' });
  await expect(mails).toContainText('En cola');
  await expect(page.getByText('Espera a Supervisor Centro de Operaciones')).toBeVisible();
  await inspect(page, '59-mail-queued');

  const inbox = centre.page;
  await expect(row(inbox, assigned)).toBeVisible({ timeout: 20_000 });
  await expect(inbox.getByText('Nueva suspensión por atender')).toBeVisible();
  await inspect(inbox, '60-suspensions');
  await row(inbox, assigned).focus();
  await inbox.keyboard.press('Enter');
  await expect(heading(inbox, steps.suspend)).toBeFocused();
  await inbox.keyboard.press('Alt+1');
  await inbox.keyboard.press('Control+Enter');
  await expect(inbox.getByRole('alert')).toBeFocused();
  await expect(inbox.getByRole('alert')).toContainText('Elija cómo se avisó al técnico.');
  await inspect(inbox, '61-a16-errors');
  await inbox.keyboard.press('Alt+4');
  await expect(inbox.getByRole('radio', { name: 'Por radio' })).toBeChecked();
  await expect(inbox.getByRole('radio', { name: 'Técnico avisado' })).toBeChecked();
  await inbox.getByRole('checkbox', { name: 'La cita se retiró de la agenda' }).press('Space');
  await inspect(inbox, '62-a16');
  await proceed(inbox, /^Trámite /);
  await expect(inbox.getByText('Espera a Asesor Back Office Incidencias, en el paso B.1')).toBeVisible();
  await allSent(inbox);
  await inspect(inbox, '63-suspended');

  await expect(page.getByText('Espera a Asesor Back Office Incidencias, en el paso B.1')).toBeVisible({
    timeout: 20_000,
  });
  await openRequest(page, assigned);
  await expect(page.getByRole('table', { name: 'Órdenes de trabajo' })).toContainText('Suspendida');
  await expect(page.getByRole('table', { name: 'Productos' })).toContainText('Anulado');
  await inspect(page, '64-request-suspended');
});

test('a supervisor who is called too late sends the case back to A.11', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page } = await openWorkstation({ ...backOffice, central: ownCentral });
  await startAtBackOffice(page, otherAssigned);
  await reachOrderState(page);
  await proceed(page, steps.tellSupervisor);
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, '65-a14-phone-errors');
  await page.getByRole('textbox', { name: 'Número de teléfono' }).fill('2-2123456');
  await page.getByRole('combobox', { name: 'Quién atendió' }).fill('Supervisor Uno');
  await inspect(page, '66-a14-phone');
  await proceed(page, /^Trámite /);
  await expect(history(page)).toContainText('2-2123456');

  const centre = await openWorkstation({ ...supervisor, central: ownCentral });
  const inbox = centre.page;
  await expect(row(inbox, otherAssigned)).toBeVisible({ timeout: 20_000 });
  await row(inbox, otherAssigned).focus();
  await inbox.keyboard.press('Enter');
  await expect(heading(inbox, steps.suspend)).toBeFocused();
  await inbox.keyboard.press('Alt+2');
  await inbox.getByRole('textbox', { name: /Qué respondió el técnico/ }).fill('Terminó a las 10:00.');
  await inspect(inbox, '67-a16-too-late');
  await proceed(inbox, /^Trámite /);
  await expect(inbox.getByText('Espera a Asesor Back Office Comercial, en el paso A.11')).toBeVisible();

  await page.getByRole('link', { name: /^Cola/ }).click();
  await expect(row(page, otherAssigned)).toContainText('A.11', { timeout: 20_000 });
  await page.keyboard.press('F8');
  await expect(heading(page, steps.orderState)).toBeFocused();
  await expect(page.getByText('el técnico ya terminó')).toBeVisible();
  await expect(page.getByText('No se pudo suspender: Terminó a las 10:00.')).toBeVisible();
  await inspect(page, '68-a11-again');
});

test('an executed order ends the case as inadmissible, and the request is free', async ({
  openWorkstation,
}) => {
  const office = await openWorkstation(backOffice);
  const { page } = office;
  await startAtBackOffice(page, knownRequests.olderExecuted);
  await reachOrderState(page);
  await expect(page.getByText('la anulación es improcedente')).toBeVisible();
  await proceed(page, steps.inadmissible);
  await inspect(page, '69-a15');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Falta imprimir el documento');
  const communication = await paperFile('comunicacion.pdf');
  await savePaper(office, communication);
  await expectPdf(communication);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await inspect(page, '70-a15-printed');
  await proceed(page, /^Trámite /);
  await expect(page.getByText('la orden de trabajo está ejecutada. El trámite terminó.')).toBeVisible();
  await expect(side(page)).not.toContainText('— anulado');
  await expect(page.getByRole('button', { name: 'Desistir…' })).toHaveCount(0);
  await inspect(page, '71-inadmissible');

  await openRequest(page, knownRequests.olderExecuted);
  await expect(page.getByRole('button', { name: 'Anular esta solicitud' })).toBeVisible();
  await expect(page.getByText('La solicitud está en el trámite')).toHaveCount(0);
  await inspect(page, '72-request-free');
});

test('a case that a colleague has is looked at, released, taken and withdrawn', async ({
  ownCentral,
  openWorkstation,
}) => {
  await ownCentral.addUser({
    username: 'backoffice2',
    name: 'María Condori (demo)',
    role: 'back-office-commercial',
    areaId: 'LPZ-BO',
  });
  const desk = await openWorkstation({ ...counter, central: ownCentral });
  await deriveFromCounter(desk.page, doubleRegistered);
  const one = await openWorkstation({ ...backOffice, central: ownCentral });
  const other = await openWorkstation({ ...backOffice, username: 'backoffice2', central: ownCentral });
  for (const { page } of [one, other])
    await expect(row(page, doubleRegistered)).toContainText('libre', { timeout: 20_000 });
  await one.page.keyboard.press('F8');
  await expect(heading(one.page, steps.identifyAgain)).toBeFocused();

  const { page } = other;
  await expect(row(page, doubleRegistered)).toContainText('lo tiene Back Office Uno (demo) desde', {
    timeout: 20_000,
  });
  await page.keyboard.press('F8');
  await expect(page.getByText('No hay trámites libres en la cola')).toBeVisible();
  await inspect(page, '73-queue-held');
  await row(page, doubleRegistered).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Custodia: lo tiene Back Office Uno (demo) desde')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tomar', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Continuar', exact: true })).toHaveCount(0);
  await inspect(page, '74-held-by-other');

  await one.page.getByRole('button', { name: 'Soltar' }).click();
  await expect(page.getByText('Custodia: libre')).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, steps.identifyAgain)).toBeFocused();
  await expect(one.page.getByText('lo tiene María Condori (demo) desde')).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: 'Desistir…' }).click();
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Desistir del trámite' }).click();
  await expect(page.getByText('Trámite desistido: El cliente decidió conservar el servicio.')).toBeVisible();
  await inspect(page, '75-withdrawn');
  await expect(one.page.getByText('Trámite desistido:')).toBeVisible({ timeout: 20_000 });
});
