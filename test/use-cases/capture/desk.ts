import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Caller } from '../../../main/use-cases/ports.ts';
import type { CaptureSource } from '../../../shared/domain/capture.ts';
import type { CapturedDocument, DocumentKind } from '../../../shared/domain/documents.ts';
import type { TrayView } from '../../../shared/ipc/document-channels.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import type { Result } from '../../../shared/result.ts';
import { pagePicture } from '../../builders/page-picture.ts';
import { signedInAs, type Workplace } from '../workplace.ts';

export const clerk: Caller = signedInAs('back-office-commercial', 'u-2');

export function value<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function sumOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function openedCase({ useCases }: Workplace): Promise<CaseView> {
  return value(await useCases.openCase({ requestId: 'S-1' }, clerk));
}

export const kind: DocumentKind = 'identity-card-copy';

export function keyOf(view: CaseView, of: DocumentKind = kind) {
  return { caseId: view.state.caseId, kind: of };
}

/** Adds a picture of its own for each seed. */
export async function add(
  { useCases }: Workplace,
  view: CaseView,
  seed: number,
  parts: {
    readonly kind?: DocumentKind;
    readonly source?: Exclude<CaptureSource, 'folder' | 'scanner'>;
    readonly fileName?: string | null;
    readonly replaces?: string | null;
    readonly bytes?: Uint8Array;
  } = {},
) {
  const { kind: of = kind, source = 'camera', fileName = null, replaces = null } = parts;
  const content = base64(parts.bytes ?? (await pagePicture(seed)));
  return useCases.addToTray({ ...keyOf(view, of), source, fileName, content, replaces }, clerk);
}

export async function tray(
  { useCases }: Workplace,
  view: CaseView,
  of: DocumentKind = kind,
): Promise<TrayView['pages']> {
  return value(await useCases.getTray(keyOf(view, of), clerk)).pages;
}

export function attach({ useCases }: Workplace, view: CaseView, of: DocumentKind = kind, caller = clerk) {
  return useCases.attachTray({ ...keyOf(view, of), head: view.head, letter: null }, caller);
}

/** The document that was attached last, as it was captured. */
export function attachedTo({ state }: CaseView): CapturedDocument {
  const document = state.documents.at(-1);
  if (!document) throw new Error('nothing attached');
  const { actor: _actor, at: _at, ...captured } = document;
  return captured;
}

/** Names of the sealed files of pages that wait. */
export async function trayFiles({ folder }: Workplace): Promise<readonly string[]> {
  return (await readdir(join(folder, 'documents', 'tray')).catch(() => [])).toSorted();
}

/** Names of the sealed files of documents. */
export async function documentFiles({ folder }: Workplace): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'documents')).catch(() => []);
  return names.filter((name) => name !== 'tray').toSorted();
}
