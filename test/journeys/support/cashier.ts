import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { qrText } from '../../../shared/procedure/notification-code.ts';
import { goOn, heading, reachReview, saveNotification } from './counter.ts';
import type { Workstation } from './workstation.ts';

export interface HandedNotification {
  readonly number: string;
  /** What a scanner reads from the paper. */
  readonly qr: string;
  /** The paper, as saved. */
  readonly file: string;
}

/** At the counter: a paid request is annulled in full, its notification saved, the customer sent to the cash desk. */
export async function sendToCashDesk(
  workstation: Workstation,
  requestId: string,
): Promise<HandedNotification> {
  const { page } = workstation;
  await reachReview(page, requestId, true);
  await goOn(page, /^A\.6 /);
  const paper = page.getByRole('article', { name: /^Notificación N-/ });
  const label = await paper.getAttribute('aria-label');
  const number = label?.replace('Notificación ', '') ?? '';
  expect(number).toMatch(/^N-LPZ-01-\d\d-\d{6}-[A-Z]{4}$/);
  const file = join(await mkdtemp(join(tmpdir(), 'reversa-paper-')), 'notificacion.pdf');
  await saveNotification(workstation, file);
  await goOn(page, /^Trámite /);
  await expect(page.getByText('Enviado').last()).toBeVisible({ timeout: 20_000 });
  const caseId = /tramites\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  return { number, qr: qrText(number, caseId), file };
}

export const searchField = (page: Page) =>
  page.getByRole('textbox', { name: 'Número de notificación o lectura del QR' });

const found = (page: Page) => page.getByRole('region', { name: 'Notificación encontrada' });

/** Types into the field that has the focus after F2, as a clerk or a scanner does, and ends with Enter. */
export async function lookUp(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F2');
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Looks a notification up until it has come to this workstation, and may be paid. */
export async function findPayable(page: Page, text: string): Promise<void> {
  await expect(heading(page, 'Devolución con notificación')).toBeVisible();
  await expect(async () => {
    await lookUp(page, text);
    await expect(receipt(page)).toBeFocused({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(found(page)).toBeVisible();
}

export const receipt = (page: Page) =>
  page.getByRole('textbox', { name: 'Número de comprobante de la devolución' });
export const confirmed = (page: Page) =>
  page.getByText('Devolución registrada y confirmada por la oficina central');
