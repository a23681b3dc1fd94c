import { inflateSync } from 'node:zlib';
import type { DocumentFault } from '../../shared/domain/documents.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Inspection } from './inspected.ts';

/** Where the end of the file has to be said; readers look no further back. */
const endBytes = 2048;
/** Of all lists of objects together: a scanned document's are some kilobytes. */
const largestLists = 32_000_000;

/** Active whatever surrounds them, and too long to come about by chance inside of a compressed picture. */
const longNames = new Set(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles']);
const shortNames = new Set(['JS', 'XFA']);

const listName = 'ObjStm';

const name = /\/([^\s()<>[\]{}/%\0]+)/g;
/** Binary data is full of slashes; what is asked for is no longer than this, were every letter escaped. */
const longestName = 40;

/** `/J#53` is `/JS`. */
function unescaped(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A text's names as a reader takes them, in order. */
function namesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const [, raw = ''] of text.matchAll(name)) {
    if (raw.length <= longestName) found.push(unescaped(raw));
  }
  return found;
}

interface PdfParts {
  /** Everything but what the streams hold. */
  readonly objects: string;
  readonly lists: readonly { readonly dictionary: string; readonly from: number; readonly to: number }[];
}

/** Takes the streams out. One that does not end is read as objects, which finds more in it, never less. */
function partsOf(text: string): PdfParts {
  const objects: string[] = [];
  const lists: { dictionary: string; from: number; to: number }[] = [];
  let at = 0;
  for (const found of text.matchAll(/>>\s*stream\r?\n/g)) {
    if (found.index < at) continue;
    const from = found.index + found[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0) break;
    const before = text.slice(at, found.index);
    objects.push(before);
    const dictionary = unescaped(before.slice(before.lastIndexOf(' obj') + 1));
    if (namesIn(dictionary).includes(listName)) lists.push({ dictionary, from, to });
    at = to;
  }
  objects.push(text.slice(at));
  return { objects: objects.join('\n'), lists };
}

function isActive(names: readonly string[]): boolean {
  return names.some((each) => longNames.has(each) || shortNames.has(each));
}

/** Is the list packed by Flate alone, or not at all? What is packed otherwise is not unpacked here. */
function packingOf(dictionary: string): 'none' | 'flate' | 'other' {
  const filters = dictionary.split('/Filter').length - 1;
  if (filters === 0) return 'none';
  const isFlate = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary);
  return filters === 1 && isFlate && !dictionary.includes('/DecodeParms') ? 'flate' : 'other';
}

/** Looks into the compressed lists of objects, where a PDF since version 1.5 keeps what it does. */
function faultOfLists(bytes: Uint8Array, lists: PdfParts['lists']): DocumentFault | null {
  let left = largestLists;
  for (const { dictionary, from, to } of lists) {
    const packing = packingOf(dictionary);
    if (packing === 'other' || left <= 0) return 'active-content';
    let list = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
    try {
      if (packing === 'flate') list = inflateSync(list, { maxOutputLength: left });
    } catch (fault) {
      const isTooLarge = fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
      return isTooLarge ? 'active-content' : 'damaged';
    }
    left -= list.length;
    if (isActive(namesIn(list.toString('latin1')))) return 'active-content';
  }
  return null;
}

/**
 * Looks through a PDF for what is more than a document: programs, files inside, what asks for a password (ISO 32000-1, 7.3 to 7.6 and
 * 12.6). Nothing is drawn.
 */
export function inspectPdf(bytes: Uint8Array): Inspection {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return refuse('not-a-document');
  const end = text.slice(-endBytes);
  if (!end.includes('startxref') || !end.includes('%%EOF')) return refuse('damaged');
  const everywhere = namesIn(text);
  if (everywhere.includes('Encrypt')) return refuse('encrypted-pdf');
  if (everywhere.some((each) => longNames.has(each))) return refuse('active-content');
  const { objects, lists } = partsOf(text);
  if (isActive(namesIn(objects))) return refuse('active-content');
  // A list that stands where lists are not looked for is hidden from this look, not from a reader.
  if (everywhere.filter((each) => each === listName).length !== lists.length) return refuse('active-content');
  const fault = faultOfLists(bytes, lists);
  return fault === null ? ok({ mediaType: 'application/pdf' }) : refuse(fault);
}
