import { readFile } from 'node:fs/promises';
import { BpmnModdle } from 'bpmn-moddle';
import readExcel from 'read-excel-file/node';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { heading, history, identify, typeAhead } from './support/counter.ts';
import { chooseFile } from './support/files.ts';
import { inspect } from './support/inspect.ts';
import { beginOfAnotherDay, derive, place } from './support/other-day.ts';
import { expect, test } from './support/world.ts';

const headPost = { areaId: 'LPZ-DC', username: 'jefe1' };
const backOfficePost = { areaId: 'LPZ-BO', username: 'backoffice1' };

test('the head reads the indicator, who waits for whom, and gives a forgotten case to somebody else', async ({
  ownCentral,
  openWorkstation,
}) => {
  test.setTimeout(300_000);
  const head = await openWorkstation({ ...headPost, central: ownCentral });
  const { page } = head;
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(heading(page, 'Indicador de anulaciones')).toBeFocused();
  await expect(page.getByText('Sin solicitudes en este período')).toBeVisible();
  await inspect(page, '89-head-indicator-empty');
  await place(page, /Esperas/, 'Esperas');
  await expect(page.getByText('Nada espera')).toBeVisible();
  await inspect(page, '89-head-waiting-empty');

  const longName = `Encargada ${'de la Atención a Empresas '.repeat(5)}`.slice(0, 113).concat(' (demo)');
  await ownCentral.addUser({
    username: 'backoffice2',
    name: longName,
    role: 'back-office-commercial',
    areaId: 'LPZ-BO',
  });
  const counter = await openWorkstation({ central: ownCentral });
  const requestId = await beginOfAnotherDay(counter.page);
  const caseNumber = await derive(counter.page);
  await identify(counter.page, knownRequests.olderRegistered[2]);
  await derive(counter.page);

  const office = await openWorkstation({ ...backOfficePost, central: ownCentral });
  await expect(office.page.getByRole('row').filter({ hasText: requestId })).toBeVisible({ timeout: 20_000 });
  await office.page.keyboard.press('F8');
  await expect(heading(office.page, /^A\.7 /)).toBeVisible();

  // Who waits for whom.
  const atBackOffice = page.getByRole('row', { name: /A\.7 .* Asesor Back Office Comercial/ });
  await expect(atBackOffice).toContainText('2', { timeout: 20_000 });
  await inspect(page, '89-head-waiting');
  await atBackOffice.focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('row').filter({ hasText: requestId });
  await expect(row).toContainText('Back Office Uno (demo)', { timeout: 20_000 });
  await inspect(page, '89-head-waiting-cases');
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, `Trámite ${caseNumber}`)).toBeFocused();
  await expect(page.getByText(/Custodia: lo tiene Back Office Uno/)).toBeVisible();

  // Given to somebody else, with a reason.
  const opener = page.getByRole('button', { name: 'Reasignar…' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Reasignar el trámite ${caseNumber}` });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'A quién' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Reasignar' }).press('Enter');
  await expect(dialog.getByText('Elija quién lo recibe.')).toBeVisible();
  await inspect(page, '89-head-reassign');
  await dialog.getByRole('combobox', { name: 'A quién' }).click();
  await typeAhead(page, 'encarg', longName);
  await dialog.getByRole('textbox', { name: 'Razón' }).fill('Está de vacaciones');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(page.getByText(/Custodia: lo tiene Encargada/)).toBeVisible();
  await expect(history(page)).toContainText('Está de vacaciones');
  await inspect(page, '89-head-case');
  // Who had it is not left with a step that is somebody else's.
  await expect(office.page.getByText(/lo tiene Encargada/).first()).toBeVisible({ timeout: 20_000 });
  await inspect(office.page, '89-reassigned-away');

  // Free again at once, when nobody is there who could let it go.
  await page.getByRole('button', { name: 'Liberar' }).press('Enter');
  await expect(page.getByText('Custodia: libre.')).toBeVisible();

  // The diagram, lit where the case is, and as a file for other modellers.
  await page.getByRole('tab', { name: 'Diagrama' }).click();
  await expect(page.getByRole('img', { name: /procedimiento|COM-DSC-P06/i })).toBeVisible();
  await inspect(page, '89-head-diagram');
  const bpmn = await chooseFile(head, 'procedimiento.bpmn');
  await page.getByRole('button', { name: 'Guardar como BPMN…' }).press('Enter');
  await expect(page.getByText('El diagrama se guardó')).toBeVisible();
  const { rootElement, warnings } = await new BpmnModdle().fromXML(await readFile(bpmn, 'utf8'));
  expect(warnings).toEqual([]);
  expect(rootElement).toHaveProperty('$type', 'bpmn:Definitions');

  // The indicator: nothing of two is annulled yet.
  await place(page, /Indicador/, 'Indicador de anulaciones');
  await expect(page.getByText('0 de 2 solicitudes anuladas en el período')).toBeVisible();
  await expect(page.getByRole('img', { name: /indicador/i })).toBeVisible();
  await inspect(page, '89-head-indicator');
  const sheets = await chooseFile(head, 'indicador.xlsx');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Archivo guardado')).toBeVisible({ timeout: 20_000 });
  expect((await readExcel(sheets)).length).toBeGreaterThan(0);
  const paper = await chooseFile(head, 'indicador.pdf');
  await page.keyboard.press('F4');
  await expect(page.getByRole('button', { name: 'Guardar en PDF (F4)' })).toBeEnabled({ timeout: 20_000 });
  await expect
    .poll(async () => (await readFile(paper).catch(() => Buffer.of())).subarray(0, 5).toString(), {
      timeout: 20_000,
    })
    .toBe('%PDF-');

  await page.keyboard.press('Alt+3');
  const advisor = page.getByRole('table', { name: 'Indicador por asesor' }).getByRole('row').nth(1);
  await inspect(page, '89-head-indicator-advisors');
  await advisor.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Solo: Asesora Uno (demo)')).toBeVisible();
  await page.keyboard.press('Alt+1');
  const month = page.getByRole('table', { name: 'Indicador por mes' }).getByRole('row').nth(1);
  await month.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, /^Solicitudes de anulación de /)).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: requestId })).toBeVisible();
  await inspect(page, '89-head-indicator-cases');
});
