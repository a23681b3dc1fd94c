import { ok, type Result, refuse } from '../../shared/result.ts';

/** Where the protocol's requests go, below the central office's address. */
export const endpointPaths = {
  enrol: '/enrol',
  push: '/sync/push',
  pull: '/sync/pull',
  digest: '/sync/digest',
  records: '/sync/records',
  repair: '/sync/repair',
  health: '/health',
} as const;
export type EndpointPath = (typeof endpointPaths)[keyof typeof endpointPaths];

/** Where documents are sent to, part by part. */
export const uploadsPath = '/documents/uploads';

/** Where a document that arrived is. @param query which part of it. */
export function documentPath(documentId: string, query: Readonly<Record<string, string>> = {}): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? `/documents/${documentId}` : `/documents/${documentId}?${text}`;
}

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The central office's address as it is kept: scheme, host and port alone.
 *
 * @returns `insecure-url` for anything but https, or http on this machine's own loopback; also for an address
 *   with a name and password in it, or none at all (R8).
 */
export function centralOrigin(text: string): Result<string, 'insecure-url'> {
  if (!URL.canParse(text)) return refuse('insecure-url');
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHost.test(url.hostname));
  return safe && url.username === '' && url.password === '' ? ok(url.origin) : refuse('insecure-url');
}

/** A path with its query, as it goes over the line and is signed. */
export function pathWithQuery(path: EndpointPath, query: Readonly<Record<string, string>> = {}): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
