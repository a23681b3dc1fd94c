import { expect, type Page } from '@playwright/test';
import { businessDay, formatDate } from '../../../shared/domain/dates.ts';
import { heading, history } from './counter.ts';

/** Goes to a place of the rail. */
export async function place(page: Page, name: RegExp, title: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await expect(heading(page, title)).toBeVisible();
}

/** At the counter, from A.2 on: a request of another day is handed over to Back Office. */
export async function derive(page: Page): Promise<string> {
  await expect(heading(page, /^A\.2 /)).toBeVisible();
  await page.getByRole('button', { name: 'Derivar a Back Office' }).click();
  await expect(heading(page, /^Trámite /)).toBeVisible();
  await expect(history(page).getByText('Enviado').last()).toBeVisible({ timeout: 20_000 });
  return (await heading(page, /^Trámite /).innerText()).replace('Trámite ', '');
}

/** Begins the annulment of the newest request of another day in the list of requests */
export async function beginOfAnotherDay(page: Page): Promise<string> {
  await place(page, /Solicitudes/, 'Solicitudes');
  const today = formatDate(businessDay(new Date().toISOString()));
  const others = page.getByRole('row').filter({ hasText: /S-\d/, hasNotText: today });
  await others.first().click();
  const title = await heading(page, /^Solicitud S-/).innerText();
  await page.keyboard.press('Control+Enter');
  return title.replace('Solicitud ', '');
}
