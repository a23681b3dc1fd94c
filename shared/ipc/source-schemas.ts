import { z } from 'zod';
import { instantSchema } from '../domain/dates.ts';

/** Why a file of the watched folder is not taken, beside what is wrong with its content. */
export const folderFaults = [
  'folder-gone',
  'file-gone',
  'file-changing',
  'not-a-file',
  'empty',
  'too-large',
  'not-a-document',
] as const;
export type FolderFault = (typeof folderFaults)[number];

export const folderStates = ['ready', 'gone', 'unreadable'] as const;

export const folderFileSchema = z.strictObject({
  /** Made by this run of the application, the same while the file is; names no path. */
  fileId: z.string().max(80),
  name: z.string().max(260),
  bytes: z.int().min(0),
  modifiedAt: instantSchema,
  /** False while it is still being written: offered once it is whole. */
  isStable: z.boolean(),
});
export type FolderFile = z.infer<typeof folderFileSchema>;

/** Days that a file lies in the folder's quarantine, for whoever took the wrong one. Personal data does not stay. */
export const quarantineDays = 7;

/** Newest files that are shown of the folder. */
export const mostFolderFiles = 200;

const folderViewSchema = z.strictObject({
  state: z.enum(folderStates),
  files: z.array(folderFileSchema).max(mostFolderFiles),
});
export type FolderView = z.infer<typeof folderViewSchema>;

export const scannerIdSchema = z.uuid();
export const scanOptionsSchema = z.strictObject({
  input: z.enum(['platen', 'feeder']),
  /** Dots per inch. */
  resolution: z.int().min(75).max(600),
  colour: z.enum(['colour', 'grey']),
});
export type ScanOptions = z.infer<typeof scanOptionsSchema>;

export const scannerFaults = [
  'unreachable',
  'busy',
  'feeder-empty',
  'jammed',
  'cover-open',
  'cancelled',
  'certificate-unknown',
  'certificate-changed',
  'not-a-scanner',
  'silent',
  'unreadable-answer',
  'no-paper-size',
] as const;
export type ScannerFault = (typeof scannerFaults)[number];

export const scannerViewSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['idle', 'busy', 'stopped']),
  inputs: z.array(z.enum(['platen', 'feeder'])).min(1),
  resolutions: z.array(z.int()).min(1),
  colours: z.array(z.enum(['colour', 'grey'])).min(1),
});
export type ScannerView = z.infer<typeof scannerViewSchema>;

/** SHA-256 of a certificate as OpenSSL writes it: 32 pairs of hex digits with colons between them. */
export const fingerprintSchema = z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);

export const scannerCertificateSchema = z.strictObject({ fingerprint: fingerprintSchema });
export type ScannerCertificate = z.infer<typeof scannerCertificateSchema>;

export const sourcesViewSchema = z.strictObject({
  /** Null where none is set. */
  folder: folderViewSchema.nullable(),
  scanners: z.array(z.strictObject({ scannerId: scannerIdSchema, name: z.string().max(80) })).max(8),
});
export type SourcesView = z.infer<typeof sourcesViewSchema>;

/** Scanners of a workstation. */
export const mostScanners = 8;

const scannerSettingsSchema = z.strictObject({
  scannerId: scannerIdSchema,
  name: z.string().trim().min(1).max(80),
  /** `https://host:port/eSCL` or, on a branch's own network, `http://…`. */
  address: z.url().max(300),
  /** SHA-256 of the certificate that was accepted; null before, and for `http`. */
  pinned: fingerprintSchema.nullable(),
});
export type ScannerSettings = z.infer<typeof scannerSettingsSchema>;

export const sourceSettingsSchema = z.strictObject({
  folder: z.string().trim().min(1).max(1000).nullable(),
  scanners: z.array(scannerSettingsSchema).max(mostScanners),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;

/** Settings as somebody wants them: a scanner that is new has no id yet. */
export const wantedSettingsSchema = sourceSettingsSchema.extend({
  scanners: z
    .array(scannerSettingsSchema.extend({ scannerId: scannerIdSchema.nullable() }))
    .max(mostScanners),
});
export type WantedSettings = z.infer<typeof wantedSettingsSchema>;

export const sourceSettingsViewSchema = z.strictObject({
  settings: sourceSettingsSchema,
  folder: z
    .strictObject({
      state: z.enum(folderStates),
      /** How many of its files can be taken, or soon can. */
      files: z.int().min(0),
    })
    .nullable(),
  /** The settings file could not be read: nothing is set until they are given anew. */
  isDamaged: z.boolean(),
});
export type SourceSettingsView = z.infer<typeof sourceSettingsViewSchema>;
