import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

const count = 1000;
const names = 'Inventada de los Nombres Largos que Nadie Lleva pero que Algún Formulario Acepta Igual'.slice(
  0,
  90,
);
const registered = '02/01/2026 10:15';

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.join(';')).join('\n')}\n`;
}

/** A thousand requests of another day, of customers with long names, as Smartflex would export them. */
async function exports(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-import-'));
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'));
  const tables = {
    clientes: [
      ['CODIGO_CLIENTE', 'TIPO_CLIENTE', 'REGIONAL', 'NOMBRES', 'APELLIDOS', 'CI', 'EXPEDIDO'],
      ...numbers.map((n) => [`CL-${n}`, 'RESIDENCIAL', 'LPZ', names, `Apellido ${n}`, `9${n}00`, 'LP']),
    ],
    solicitudes: [
      ['NRO_SOLICITUD', 'CODIGO_CLIENTE', 'TIPO_SOLICITUD', 'FECHA_REGISTRO', 'REGIONAL', 'SUCURSAL'],
      ...numbers.map((n) => [
        `LARGA-${n}`,
        `CL-${n}`,
        'INSTALACIÓN NUEVA',
        registered,
        'LPZ',
        'Sucursal La Paz Centro',
      ]),
    ],
    productos: [
      ['NRO_SOLICITUD', 'LINEA', 'SERVICIO', 'PRODUCTO', 'DERECHO_INSTALACION'],
      ...numbers.map((n) => [
        `LARGA-${n}`,
        '1',
        'INTERNET',
        'Internet de nombre también bastante largo, 200 Mbps',
        '250,00',
      ]),
    ],
  };
  const files: string[] = [];
  for (const [name, rows] of Object.entries(tables)) {
    files.push(join(folder, `${name}.csv`));
    await writeFile(files.at(-1) ?? '', csv(rows));
  }
  return files;
}

/** The counter hands every one of them over to Back Office: two answers each, through the page's own bridge. */
async function handAllOver(page: Page): Promise<number> {
  return page.evaluate(async (wanted) => {
    let done = 0;
    for (let index = 1; index <= wanted; index += 1) {
      const requestId = `LARGA-${String(index).padStart(4, '0')}`;
      const opened = await window.reversa.openCase({ requestId });
      if (!opened.ok) throw new Error(opened.error);
      const { state, head } = opened.value;
      const request = { caseId: state.caseId, head, step: 'A2' as const, target: null, answer: {} };
      const answered = await window.reversa.answerStep(request);
      if (answered.ok) done += 1;
    }
    return done;
  }, count);
}

test('a thousand waiting cases and names of a hundred letters stay calm to look through', async ({
  ownCentral,
  openWorkstation,
}) => {
  test.setTimeout(360_000);
  await ownCentral.import(...(await exports()));
  const counter = await openWorkstation({ central: ownCentral });
  await expect
    .poll(() => counter.page.evaluate(() => window.reversa.getRequest({ requestId: 'LARGA-1000' })), {
      timeout: 60_000,
    })
    .toMatchObject({ ok: true });
  expect(await handAllOver(counter.page)).toBe(count);
  await expect
    .poll(() => counter.page.evaluate(() => window.reversa.getLine({})), { timeout: 120_000 })
    .toMatchObject({ ok: true, value: { pending: 0 } });

  const { page } = await openWorkstation({ central: ownCentral, areaId: 'LPZ-BO', username: 'backoffice1' });
  await expect(heading(page, 'Cola')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Cola/ })).toContainText(String(count), { timeout: 120_000 });
  // A page of a hundred, the longest wait first; the next ones are one step away.
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(101);
  await expect(page.getByRole('row').nth(1)).toContainText('LARGA-0001');
  await inspect(page, '90-queue-thousand');
  await page.getByRole('row').nth(1).click();
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('Apellido 0001');
  await inspect(page, '91-case-long-name');

  const head = await openWorkstation({ central: ownCentral, areaId: 'LPZ-DC', username: 'jefe1' });
  await head.page.getByRole('link', { name: 'Esperas' }).click();
  await expect(heading(head.page, 'Esperas')).toBeVisible();
  await expect(head.page.getByRole('row', { name: /A\.7/ })).toContainText(String(count), {
    timeout: 120_000,
  });
  await head.page.getByRole('link', { name: 'Trámites' }).click();
  await expect(head.page.getByRole('table').getByRole('row')).toHaveCount(101);
  await inspect(head.page, '92-head-thousand');
});
