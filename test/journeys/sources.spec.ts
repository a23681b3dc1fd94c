import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { startFakeScanner } from '../support/fake-scanner.ts';
import { heading } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('[R15] an administrator sets the watched folder and the scanners of a workstation', async ({
  ownCentral,
  openWorkstation,
}) => {
  const made = await generate([{ name: 'commonName', value: 'escaner.prueba' }], { algorithm: 'sha256' });
  const folder = await mkdtemp(join(tmpdir(), 'reversa-escaneos-'));
  const plain = await startFakeScanner();
  const secure = await startFakeScanner({ key: made.private, cert: made.cert });
  try {
    const { page } = await openWorkstation({ areaId: 'LPZ-DC', username: 'admin1', central: ownCentral });
    await page.setViewportSize({ width: 1024, height: 700 });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await expect(heading(page, 'Fuentes de captura')).toBeFocused();
    await expect(page.getByText('Todavía no hay escáneres')).toBeVisible();
    await inspect(page, '96-sources-empty');

    await button('Guardar carpeta').click();
    await expect(page.getByText('Escriba la dirección de la carpeta')).toBeVisible();
    await page.getByRole('textbox', { name: 'Dirección de la carpeta' }).fill(join(folder, 'otra'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('no hay una carpeta con esa dirección');
    await page.getByRole('textbox', { name: 'Dirección de la carpeta' }).fill(folder);
    await page.keyboard.press('Enter');
    await expect(page.getByText('La carpeta está lista. No hay documentos por tomar.')).toBeVisible();
    await writeFile(join(folder, 'carta.pdf'), '%PDF-1.4\n%%EOF\n');
    await button('Probar carpeta').click();
    await expect(page.getByText('Hay un documento por tomar.')).toBeVisible();

    const add = async (name: string, address: string) => {
      await button('Agregar escáner').click();
      await page.getByRole('textbox', { name: 'Nombre del escáner' }).fill(name);
      await page.getByRole('textbox', { name: 'Dirección del escáner' }).fill(address);
      await page.keyboard.press('Enter');
    };
    await add('Público', 'http://8.8.8.8/eSCL');
    await expect(page.getByRole('alert')).toContainText('La dirección del escáner no se admite');
    await inspect(page, '96-sources-refused');
    await button('Cancelar').click();
    await add('Escáner del mostrador', plain.address);
    await button('Probar Escáner del mostrador').click();
    await expect(
      page.getByText('Está listo. Toma del vidrio y del alimentador, de 150 a 300 ppp.'),
    ).toBeVisible();

    const long = 'Escáner multifuncional de la Sucursal Central, segundo piso, junto a la ventanilla de caja';
    await add(long.slice(0, 80).trim(), secure.address);
    await button(`Probar ${long.slice(0, 80).trim()}`).click();
    await expect(page.getByText('¿Es este el certificado de')).toBeVisible();
    expect(secure.requests).toEqual([]);
    await inspect(page, '96-sources-certificate');
    await button('Es el mismo: aceptar certificado').click();
    await expect(page.getByRole('cell', { name: 'Aceptado' })).toBeVisible();
    await expect(page.getByText('responde: Escáner de prueba')).toBeVisible();
    await inspect(page, '96-sources');

    await button('Quitar Escáner del mostrador').click();
    await expect(button('Probar Escáner del mostrador')).toHaveCount(0);
  } finally {
    await plain.close();
    await secure.close();
    await rm(folder, { recursive: true, force: true });
  }
});
