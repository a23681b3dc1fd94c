import { z } from 'zod';
import { authorizationLetterSchema } from '../domain/authorization-letter.ts';
import {
  adjustmentsSchema,
  captureSources,
  cardReadingSchema,
  examinedSchema,
  mostPages,
  pageWarnings,
} from '../domain/capture.ts';
import { instantSchema } from '../domain/dates.ts';
import { documentFaults, documentKinds } from '../domain/documents.ts';
import type { Role } from '../domain/people.ts';
import { refusalCodes } from '../procedure/refusals.ts';
import { caseHead, channel, head, nothing, workers } from './channel.ts';
import {
  folderFaults,
  scannerCertificateSchema,
  scannerFaults,
  scannerIdSchema,
  scannerViewSchema,
  scanOptionsSchema,
  sourceSettingsViewSchema,
  sourcesViewSchema,
  wantedSettingsSchema,
} from './source-schemas.ts';
import { caseViewSchema } from './views.ts';

const capturers: readonly Role[] = ['back-office-commercial'];
const settingUp: readonly Role[] = ['service-head', 'administrator'];

/** The pages of one document of one case that are not attached yet: they stay until they are attached or taken away. */
const tray = { caseId: z.uuid(), kind: z.enum(documentKinds) };
const pageOf = { ...tray, pageId: z.uuid() };

export const trayPageSchema = z.strictObject({
  pageId: z.uuid(),
  source: z.enum(captureSources),
  /** As the file was called; null for what has no file. */
  fileName: z.string().nullable(),
  takenAt: instantSchema,
  examined: examinedSchema,
  adjustments: adjustmentsSchema,
  /** Warnings of the page as it is adjusted that nobody overruled. */
  open: z.array(z.enum(pageWarnings)),
  overruledReason: z.string().nullable(),
});
export type TrayPage = z.infer<typeof trayPageSchema>;

export const trayViewSchema = z.strictObject({ pages: z.array(trayPageSchema).max(mostPages) });
export type TrayView = z.infer<typeof trayViewSchema>;

/** What keeps a page from being taken, beside what is wrong with its file. */
const trayErrors = [
  'not-found',
  'no-safe-storage',
  'disk',
  'too-many-pages',
  'too-slow',
  'workshop-failed',
] as const;

/** Customers' papers: taken, looked at, made legible, attached, shown (COM-DSC-P06 A.8, A.9, A.12). */
export const documentChannels = {
  getTray: channel({
    kind: 'query',
    request: z.strictObject(tray),
    response: trayViewSchema,
    errors: ['not-found'],
    roles: capturers,
  }),
  /** A picture, or a file with several pages, put behind the pages that are there. */
  addToTray: channel({
    kind: 'command',
    request: z.strictObject({
      ...tray,
      source: z.enum(['camera', 'drop', 'paste', 'file']),
      fileName: z.string().min(1).max(260).nullable(),
      content: z.base64(),
      /** The page that is taken anew; null to add. */
      replaces: z.uuid().nullable(),
    }),
    response: trayViewSchema,
    errors: [...documentFaults, ...trayErrors],
    roles: capturers,
    largest: 20_500_000,
  }),
  /** One page as a JPEG of at most `width` pixels, as taken or as adjusted. */
  getTrayPage: channel({
    kind: 'query',
    request: z.strictObject({ ...pageOf, adjusted: z.boolean(), width: z.int().min(100).max(2400) }),
    response: z.strictObject({ content: z.base64() }),
    errors: [...trayErrors, 'damaged'],
    roles: capturers,
  }),
  adjustPage: channel({
    kind: 'command',
    request: z.strictObject({ ...pageOf, adjustments: adjustmentsSchema }),
    response: trayViewSchema,
    errors: [...trayErrors, 'damaged'],
    roles: capturers,
  }),
  overrulePage: channel({
    kind: 'command',
    request: z.strictObject({ ...pageOf, reason: z.string().trim().min(3).max(200) }),
    response: trayViewSchema,
    errors: trayErrors,
    roles: capturers,
  }),
  movePage: channel({
    kind: 'command',
    request: z.strictObject({
      ...pageOf,
      to: z
        .int()
        .min(0)
        .max(mostPages - 1),
    }),
    response: trayViewSchema,
    errors: trayErrors,
    roles: capturers,
  }),
  removePage: channel({
    kind: 'command',
    request: z.strictObject(pageOf),
    response: trayViewSchema,
    errors: trayErrors,
    roles: capturers,
  }),
  /** What can be read off a page of a C.I.: suggested, never filled in. */
  readCard: channel({
    kind: 'query',
    request: z.strictObject(pageOf),
    response: cardReadingSchema,
    errors: [...trayErrors, 'damaged'],
    roles: capturers,
  }),
  /** Makes one document of the tray's pages and attaches it; the tray is empty afterwards. */
  attachTray: channel({
    kind: 'command',
    request: z.strictObject({
      ...caseHead,
      kind: z.enum(documentKinds),
      letter: authorizationLetterSchema.nullable(),
    }),
    response: caseViewSchema,
    errors: [
      ...documentFaults,
      ...trayErrors,
      'nothing-captured',
      'warnings-open',
      'letter-missing',
      ...refusalCodes,
    ],
    roles: capturers,
  }),
  listSources: channel({
    kind: 'query',
    request: nothing,
    response: sourcesViewSchema,
    errors: [],
    roles: capturers,
  }),
  takeFromFolder: channel({
    kind: 'command',
    request: z.strictObject({ ...tray, fileId: z.string().max(80), replaces: z.uuid().nullable() }),
    response: trayViewSchema,
    /** `file-stays`: its pages are in the tray, but the file could not be moved out of the folder. */
    errors: [...documentFaults, ...trayErrors, ...folderFaults, 'file-stays'],
    roles: capturers,
  }),
  getScanner: channel({
    kind: 'query',
    request: z.strictObject({ scannerId: scannerIdSchema }),
    response: scannerViewSchema,
    errors: ['not-found', ...scannerFaults],
    roles: [...capturers, ...settingUp],
  }),
  /** What a scanner shows of itself before anything is sent to it, for a person to accept; null for `http`. */
  getScannerCertificate: channel({
    kind: 'query',
    request: z.strictObject({ scannerId: scannerIdSchema }),
    response: scannerCertificateSchema.nullable(),
    errors: ['not-found', ...scannerFaults],
    roles: settingUp,
  }),
  /** Ends when the scanner has no more pages; what came before a fault stays. */
  scan: channel({
    kind: 'command',
    request: z.strictObject({
      ...tray,
      scannerId: scannerIdSchema,
      options: scanOptionsSchema,
      replaces: z.uuid().nullable(),
    }),
    response: trayViewSchema,
    errors: [...documentFaults, ...trayErrors, ...scannerFaults],
    roles: capturers,
  }),
  cancelScan: channel({
    kind: 'command',
    request: nothing,
    response: z.null(),
    errors: [],
    roles: capturers,
  }),
  /** How many pages the running scan has brought; null when none runs. */
  getScanProgress: channel({
    kind: 'query',
    request: nothing,
    response: z.strictObject({ pages: z.int().min(0) }).nullable(),
    errors: [],
    roles: capturers,
  }),
  /** Also says how the folder is just now. */
  getSourceSettings: channel({
    kind: 'query',
    request: nothing,
    response: sourceSettingsViewSchema,
    errors: [],
    roles: settingUp,
  }),
  /** Accepts a scanner's certificate where `pinned` names the one that it shows; a scanner with another address has none. */
  setSourceSettings: channel({
    kind: 'command',
    request: wantedSettingsSchema,
    response: sourceSettingsViewSchema,
    errors: ['not-a-folder', 'bad-address', 'disk'],
    roles: settingUp,
  }),
  /** Begins to look at a document: one entry of the log, whatever pages are turned to (R11). */
  openDocument: channel({
    kind: 'command',
    request: z.strictObject({ caseId: z.uuid(), documentId: z.uuid() }),
    response: z.strictObject({
      /** For `drawPage`, as long as this session of looking lasts. */
      viewId: z.uuid(),
      pages: z.int().min(1),
    }),
    errors: [
      'not-found',
      'not-here',
      'damaged',
      'offline',
      'deleted',
      'too-slow',
      'workshop-failed',
      ...refusalCodes,
    ],
    roles: [...workers, ...head],
  }),
  /** One page as a JPEG, `width` pixels wide, with purpose, day, branch and who looks written across it. */
  drawPage: channel({
    kind: 'query',
    request: z.strictObject({
      viewId: z.uuid(),
      page: z.int().min(1).max(mostPages),
      width: z.int().min(100).max(3000),
    }),
    response: z.strictObject({ content: z.base64(), width: z.int(), height: z.int() }),
    errors: ['not-found', 'damaged', 'too-slow', 'workshop-failed'],
    roles: [...workers, ...head],
  }),
  /** Prints an opened document's pages as they are shown, their purpose written across them: one entry of the log (R11, R18). */
  printDocument: channel({
    kind: 'command',
    request: z.strictObject({ viewId: z.uuid() }),
    response: z.strictObject({ outcome: z.enum(['printed', 'cancelled', 'failed', 'no-printer']) }),
    errors: ['not-found', 'damaged', 'too-slow', 'workshop-failed', ...refusalCodes],
    roles: [...workers, ...head],
  }),
  closeDocument: channel({
    kind: 'command',
    request: z.strictObject({ viewId: z.uuid() }),
    response: z.null(),
    errors: [],
    roles: [...workers, ...head],
  }),
} as const;
