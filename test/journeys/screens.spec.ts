import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { chooseMotive, chooseType, goOn, heading, identify } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

test('every screen of the counter is accessible in light and dark and fits 1024 × 700', async ({
  ownCentral,
  openWorkstation,
}) => {
  const { page } = await openWorkstation({ central: ownCentral });
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(heading(page, 'Mis trámites')).toBeVisible();
  await inspect(page, '01-my-cases');
  await page.keyboard.press('F2');
  await inspect(page, '02-search-empty');
  await page.getByRole('combobox').fill('mamani');
  await expect(page.getByRole('option').first()).toBeVisible();
  await inspect(page, '03-search-results');
  await page.getByRole('combobox').fill('nadie se llama así');
  await expect(page.getByText('Nada coincide con')).toBeVisible();
  await inspect(page, '04-search-nothing');

  await identify(page, knownRequests.yesterday);
  await expect(heading(page, /^A\.2 /)).toBeVisible();
  await inspect(page, '05-other-day');
  await identify(page, knownRequests.spare[3]);
  await expect(heading(page, /^A\.2 /)).toBeVisible();
  await inspect(page, '06-same-day');
  await chooseType(page, 'parcial', 'A.4 Elige producto a ser anulado');
  await page.keyboard.press('Control+Enter');
  await inspect(page, '07-items-error');
  await page.keyboard.press('Alt+1');
  await goOn(page, 'A.4.1 Registra motivo y causa de anulación');
  await page.getByRole('combobox', { name: 'Motivo' }).click();
  await inspect(page, '08-motive-open');
  await page.keyboard.press('Escape');
  await chooseMotive(page);
  await inspect(page, '09-fee-paid');
  await goOn(page, 'Revise antes de anular');
  await inspect(page, '10-review');
  await page.getByRole('button', { name: 'Desistir…' }).click();
  await inspect(page, '11-withdraw');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article')).toBeVisible();
  await inspect(page, '12-notification');

  await identify(page, knownRequests.spare[5]);
  await chooseType(page, 'completa', 'A.4.1 Registra motivo y causa de anulación');
  await chooseMotive(page);
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, '13-fee-asked');

  for (const [place, name] of [
    ['Requiere atención', '14-attention'],
    ['Solicitudes', '15-requests'],
    ['Envío', '16-outbox'],
    ['Mis trámites', '17-my-cases-filled'],
  ] as const) {
    await page.getByRole('link', { name: new RegExp(place) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inspect(page, name);
  }
  await page.getByRole('link', { name: /Solicitudes/ }).click();
  await page.getByRole('row').nth(1).click();
  await expect(heading(page, /^Solicitud /)).toBeVisible();
  await inspect(page, '18-request');
  await page.keyboard.press('F1');
  await inspect(page, '19-help');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await expect(heading(page, 'Sesión bloqueada')).toBeVisible();
  await inspect(page, '20-locked');
  await page.getByRole('button', { name: 'Entrar con otra persona' }).click();
  await expect(heading(page, 'Iniciar sesión')).toBeVisible();
  await inspect(page, '21-sign-in');
});

test('the queue of Back Office and a case seen from it are accessible too', async ({ openWorkstation }) => {
  const { page } = await openWorkstation({ areaId: 'LPZ-BO', username: 'backoffice1' });
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(heading(page, 'Cola')).toBeVisible();
  await inspect(page, '22-queue');
});

test('at 200 % the wizard still shows its act without a sideways scroll', async ({ openWorkstation }) => {
  const { page } = await openWorkstation();
  // The window at 200 % has half the pixels to lay out.
  await page.setViewportSize({ width: 640, height: 480 });
  await page.keyboard.press('F2');
  await page.getByRole('combobox').fill(knownRequests.twoProducts);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Continuar' })).toBeInViewport();
  await inspect(page, '23-zoomed');
});
