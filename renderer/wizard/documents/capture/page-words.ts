import type { CaptureSource, Contrast, PageWarning } from '../../../../shared/domain/capture.ts';
import type { DocumentKind } from '../../../../shared/domain/documents.ts';
import type { TrayPage } from '../../../../shared/ipc/document-channels.ts';

interface WarningWords {
  readonly title: string;
  /** What to do about it. */
  readonly wayOn: string;
}

export const warningWords: Readonly<Record<PageWarning, WarningWords>> = {
  blurred: {
    title: 'La imagen está borrosa',
    wayOn: 'Apoye el documento, no mueva la cámara y tome otra.',
  },
  glare: {
    title: 'Hay un reflejo sobre el documento',
    wayOn: 'Incline el documento o apague la luz que brilla en él, y tome otra.',
  },
  dark: {
    title: 'La imagen está oscura',
    wayOn: 'Ponga más luz sin hacer sombra y tome otra, o elija el contraste «Más claro».',
  },
  'low-resolution': {
    title: 'La imagen tiene pocos puntos para leerse',
    wayOn: 'Acerque la cámara, o escanee a 200 ppp o más, y tome otra.',
  },
  'no-edges': {
    title: 'No se ven los bordes del documento',
    wayOn: 'Ponga las cuatro esquinas en su lugar, o tome otra sobre un fondo de otro color.',
  },
  'same-picture': {
    title: 'Es la misma imagen que otra página',
    wayOn: 'Quítela, o tome la página que falta.',
  },
};

export const sourceNames: Readonly<Record<CaptureSource, string>> = {
  folder: 'carpeta vigilada',
  scanner: 'escáner',
  camera: 'cámara',
  drop: 'arrastrada',
  paste: 'pegada',
  file: 'archivo',
};

export const contrastNames: Readonly<Record<Contrast, string>> = {
  'as-taken': 'Como se tomó',
  clear: 'Más claro',
  'black-and-white': 'Blanco y negro',
};

export type PageState = 'good' | 'warned' | 'accepted';

export function pageState({ open, overruledReason }: Pick<TrayPage, 'open' | 'overruledReason'>): PageState {
  if (open.length > 0) return 'warned';
  return overruledReason === null ? 'good' : 'accepted';
}

export const pageStateNames: Readonly<Record<PageState, string>> = {
  good: 'Bien',
  warned: 'Advertencias',
  accepted: 'Aceptada con motivo',
};

/** `1 página`, `3 páginas` */
export function pageCount(count: number): string {
  return count === 1 ? '1 página' : `${count} páginas`;
}

/** Of a paper with two sides: what is still missing of it; null where nothing is, or nothing is taken yet. */
export function missingSide(kind: DocumentKind, pages: number): string | null {
  return kind === 'identity-card-copy' && pages === 1 ? 'Ahora el reverso' : null;
}

/** The pages that keep a document from being attached, from 1. */
export function warnedPages(pages: readonly Pick<TrayPage, 'open' | 'overruledReason'>[]): readonly number[] {
  return pages.flatMap((page, index) => (pageState(page) === 'warned' ? [index + 1] : []));
}
