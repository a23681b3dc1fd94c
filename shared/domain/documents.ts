import { z } from 'zod';
import { authorizationLetterSchema } from './authorization-letter.ts';
import { captureSchema, mostFilePages } from './capture.ts';

export const documentKinds = [
  'authorization-letter',
  'identity-card-copy',
  'annulment-note',
  'invoice',
] as const;
/** What the back office captures of a customer's papers (COM-DSC-P06 A.8, A.9, A.12). */
export type DocumentKind = (typeof documentKinds)[number];

export const documentKindNames: Readonly<Record<DocumentKind, string>> = {
  'authorization-letter': 'Carta de autorización',
  'identity-card-copy': 'Fotocopia del C.I. del titular',
  'annulment-note': 'Nota que pide la anulación',
  invoice: 'Factura',
};

export const documentMediaTypes = ['image/jpeg', 'image/png', 'image/tiff', 'application/pdf'] as const;
export type DocumentMediaType = (typeof documentMediaTypes)[number];

/** Bytes. A letter-size page scanned in colour at 300 dpi stays far below. */
export const largestDocument = 15_000_000;
/** Pixels of a picture: an A4 page at 600 dpi has 35 million. */
export const mostPixels = 100_000_000;
const longestFileName = 120;

export const documentSchema = z.strictObject({
  documentId: z.uuid(),
  kind: z.enum(documentKinds),
  /** By the content, never by the name. */
  mediaType: z.enum(documentMediaTypes),
  bytes: z.int().min(1).max(largestDocument),
  /** Of the content in clear. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** As it was called where it came from, without its folder. */
  fileName: z
    .string()
    .max(longestFileName)
    .regex(/^[^\p{Cc}\p{Cf}/\\]+$/u),
  /** How it was made; not there for what was attached before protocol 4. */
  capture: captureSchema.optional(),
  /** What an authorization letter says; not there for other kinds, and before protocol 4. */
  letter: authorizationLetterSchema.optional(),
});
/** A captured document as the case's log knows it: its file lies, encrypted, at the workstation that captured it. */
export type CapturedDocument = z.infer<typeof documentSchema>;

/** A file's own name: no folder, no control characters, none that turn the direction of writing, 120 characters at most. */
export function cleanFileName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const plain = base.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  let kept = '';
  // By whole characters: half of one is no text.
  for (const character of plain) {
    if (kept.length + character.length > longestFileName) break;
    kept += character;
  }
  return kept === '' ? 'documento' : kept;
}

export const documentFaults = [
  'empty',
  'too-large',
  'not-a-document',
  'damaged',
  'too-many-pixels',
  'too-many-pages',
  'encrypted-pdf',
  'active-content',
] as const;
/** Why a file is not taken as a document. */
export type DocumentFault = (typeof documentFaults)[number];

export interface DocumentFaultWords {
  readonly title: string;
  readonly explanation: string;
  /** What to do next. */
  readonly wayOn: string;
}

export const documentFaultWords: Readonly<Record<DocumentFault, DocumentFaultWords>> = {
  empty: {
    title: 'El archivo está vacío',
    explanation: 'No tiene contenido: es probable que no se haya terminado de copiar o escanear.',
    wayOn: 'Escanee o copie el documento de nuevo y adjúntelo.',
  },
  'too-large': {
    title: 'El archivo es demasiado grande',
    explanation: 'Se admiten hasta 15 MB por documento.',
    wayOn: 'Escanee el documento a 300 ppp o menos, o en blanco y negro, y adjúntelo.',
  },
  'not-a-document': {
    title: 'El archivo no es JPG, PNG, TIFF ni PDF',
    explanation: 'Se mira el contenido del archivo; cambiarle el nombre no lo convierte.',
    wayOn: 'Escanee el documento o guárdelo como JPG, PNG, TIFF o PDF, y adjúntelo.',
  },
  damaged: {
    title: 'El archivo está dañado o incompleto',
    explanation: 'Su contenido no se puede leer hasta el final.',
    wayOn: 'Escanee o copie el documento de nuevo y adjúntelo.',
  },
  'too-many-pixels': {
    title: 'La imagen tiene demasiados puntos',
    explanation: 'Se admiten hasta 100 megapíxeles.',
    wayOn: 'Escanee el documento a 300 ppp y adjúntelo.',
  },
  'too-many-pages': {
    title: 'El archivo tiene demasiadas páginas',
    explanation: `Se admiten hasta ${mostFilePages} páginas por archivo.`,
    wayOn: 'Escanee o guarde aparte las páginas que pide el trámite, y adjúntelas.',
  },
  'encrypted-pdf': {
    title: 'El PDF está protegido',
    explanation: 'Tiene contraseña o restricciones y no se puede revisar.',
    wayOn: 'Pida el documento sin protección, o imprímalo y escanéelo.',
  },
  'active-content': {
    title: 'El archivo lleva algo más que el documento',
    explanation: 'Contiene un programa, otro archivo o una parte que no se puede revisar.',
    wayOn: 'Imprima el documento y escanéelo, o pídalo como imagen.',
  },
};
