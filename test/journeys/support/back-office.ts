import { expect, type Page } from '@playwright/test';
import { heading, identify, typeAhead } from './counter.ts';

/** The headings of the back office's steps, as the procedure writes them. */
export const steps = {
  identifyAgain: /^A\.7 /,
  holder: /^A\.8 /,
  askRequirements: /^A\.9 /,
  register: /^A\.10 /,
  orderState: /^A\.11 /,
  cardCopy: /^A\.12 /,
  annul: /^A\.13 /,
  tellSupervisor: /^A\.14 /,
  inadmissible: /^A\.15 /,
  suspend: /^A\.16 /,
} as const;

export const side = (page: Page) => page.getByRole('complementary', { name: 'El trámite hasta aquí' });
/** A case's or a request's line in a list. */
export const row = (page: Page, requestId: string) => page.getByRole('row').filter({ hasText: requestId });

/** Presses the main action by its key and waits for the heading of what comes next, which has the focus (U2). */
export async function proceed(page: Page, next: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, next)).toBeVisible();
  await expect(heading(page, next)).toBeFocused();
}

/** F2 and the number of a request: a case that begins at the back office, with A.7 answered by the choice. */
export async function startAtBackOffice(page: Page, requestId: string): Promise<void> {
  await page.keyboard.press('F2');
  await expect(heading(page, 'A.7 Recibe a cliente y solicita identificación')).toBeVisible();
  await page.getByRole('combobox').first().fill(requestId);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(heading(page, steps.holder)).toBeFocused();
}

/** The counter finds out that the request is of another day and hands it over. */
export async function deriveFromCounter(page: Page, requestId: string): Promise<void> {
  await identify(page, requestId);
  await expect(heading(page, /^A\.2 /)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, /^Trámite /)).toBeVisible();
}

/** A.8 for a holder who has everything, from the step's heading on. */
export async function holderIsHere(page: Page, paid = false): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByRole('checkbox', { name: 'Cédula de identidad del titular' }).press('Space');
  if (paid) await page.getByRole('checkbox', { name: 'Factura del pago realizado' }).press('Space');
  await expect(page.getByText('Los requisitos están completos')).toBeVisible();
  await proceed(page, steps.register);
}

/** A.10's motive, cause and interaction, one field after the other by Tab. */
export async function sayWhy(page: Page, interaction: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Motivo' }).focus();
  await typeAhead(page, 'econ', 'Motivo económico');
  const cause = page.getByRole('combobox', { name: 'Causa' });
  await expect(cause).toBeFocused();
  await typeAhead(page, 'costo', 'Costo de instalación');
  await expect(cause).toHaveValue('Costo de instalación');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: /^Nota/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type(interaction);
  await expect(page.getByRole('textbox', { name: 'Interacción' })).toHaveValue(interaction);
}

/** From A.8 to A.11 for a holder who annuls everything. */
export async function reachOrderState(page: Page, paid = false): Promise<void> {
  await holderIsHere(page, paid);
  await page.keyboard.press('Alt+1');
  await sayWhy(page, 'Pide anular todo.');
  await proceed(page, steps.orderState);
}

/** Waits until the history has been sent to the last entry: only then another workstation can have it. */
export async function allSent(page: Page): Promise<void> {
  const entries = page.getByRole('list', { name: 'Historia del trámite' });
  await expect(entries.getByText('Enviado').last()).toBeVisible({ timeout: 20_000 });
  await expect(entries.getByText('Por enviar')).toHaveCount(0, { timeout: 20_000 });
}

/** The page of a request, found in the list of requests. */
export async function openRequest(page: Page, requestId: string): Promise<void> {
  await page.getByRole('link', { name: 'Solicitudes' }).click();
  await expect(heading(page, 'Solicitudes')).toBeVisible();
  await page.keyboard.type(requestId);
  await expect(page.getByRole('row')).toHaveCount(2);
  await row(page, requestId).click();
  await expect(heading(page, `Solicitud ${requestId}`)).toBeVisible();
}
