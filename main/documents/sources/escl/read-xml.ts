import { XMLParser } from 'fast-xml-parser';
import { ok, type Result, refuse } from '../../../../shared/result.ts';

/** A text, an element's children by their local names, or several elements of the same name. */
export type XmlNode = string | readonly XmlNode[] | { readonly [name: string]: XmlNode };

/**
 * Reads a scanner's answer. Prefixes of namespaces are left aside: they differ from maker to maker. Nothing that defines entities is
 * read at all (R15).
 *
 * @param root local name of the answer's root element.
 * @returns the root; `not-a-scanner` for XML of another kind.
 */
export function readXml(
  bytes: Uint8Array,
  root: string,
): Result<XmlNode, 'unreadable-answer' | 'not-a-scanner'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0') || /<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('unreadable-answer');
    const parser = new XMLParser({
      removeNSPrefix: true,
      ignoreAttributes: true,
      ignoreDeclaration: true,
      ignorePiTags: true,
      parseTagValue: false,
      processEntities: false,
      maxNestedTags: 30,
    });
    const read = parser.parse(text, true) as { readonly [name: string]: XmlNode };
    const found = Object.hasOwn(read, root) ? read[root] : undefined;
    return found === undefined ? refuse('not-a-scanner') : ok(found);
  } catch {
    return refuse('unreadable-answer');
  }
}

function elements(node: XmlNode | undefined): readonly XmlNode[] {
  if (node === undefined) return [];
  return Array.isArray(node) ? node : [node];
}

/** Every element of that name in a node, at any depth, in order. */
export function findAll(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return elements(node).flatMap((element) => {
    if (typeof element === 'string') return [];
    return Object.entries(element).flatMap(([key, child]) =>
      key === name ? elements(child) : findAll(child, name),
    );
  });
}

export function findFirst(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return findAll(node, name)[0];
}

/** Texts of every element of that name, without the empty ones. */
export function findTexts(node: XmlNode | undefined, name: string): readonly string[] {
  return findAll(node, name)
    .filter((element) => typeof element === 'string')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** A whole number of the first element of that name; null where there is none. */
export function findNumber(node: XmlNode | undefined, name: string): number | null {
  const [text] = findTexts(node, name);
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : null;
}
