import type { Page } from '@playwright/test';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import { goOn, heading, reachReview } from './support/counter.ts';
import { inspect } from './support/inspect.ts';
import { expect, test } from './support/world.ts';

/** A window at 200 % has half the pixels to lay out. */
const zoomed = { width: 640, height: 480 };

async function open(page: Page, place: string, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${place}`) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await inspect(page, name);
}

test('at 200 % every role’s places and a case of section B need no sideways scroll', async ({
  openWorkstation,
}) => {
  test.setTimeout(300_000);
  const requestId = knownRequests.spare[5];
  const counter = await openWorkstation();
  await reachReview(counter.page, requestId, false);
  await goOn(counter.page, /^Trámite /);

  const { page: incidents } = await openWorkstation({ areaId: 'LPZ-BI', username: 'incidencias1' });
  await incidents.setViewportSize(zoomed);
  await expect(incidents.getByRole('row').filter({ hasText: requestId })).toBeVisible({ timeout: 20_000 });
  await inspect(incidents, '94-zoomed-report');
  await incidents.getByRole('row').filter({ hasText: requestId }).click();
  await expect(heading(incidents, /^B\.2 /)).toBeVisible();
  await inspect(incidents, '94-zoomed-b2');
  await incidents.getByRole('link', { name: 'Historia, diagrama y papeles' }).click();
  await incidents.getByRole('tab', { name: 'Diagrama' }).click();
  await expect(incidents.getByRole('button', { name: 'Ver todo' })).toBeVisible();
  await inspect(incidents, '94-zoomed-diagram');
  await open(incidents, 'Derivaciones', '94-zoomed-handoffs');

  const roles = [
    ['LPZ-BO', 'backoffice1', 'Cola'],
    ['LPZ-CO', 'supervisor1', 'Suspensiones'],
    ['LPZ-MP', 'pruebas1', 'Órdenes autónomas'],
    ['LPZ-CJ', 'caja1', 'Devoluciones'],
    ['LPZ-DC', 'jefe1', 'Indicador'],
  ] as const;
  for (const [areaId, username, place] of roles) {
    const { page } = await openWorkstation({ areaId, username });
    await page.setViewportSize(zoomed);
    await open(page, place, `94-zoomed-${username}`);
  }
});
