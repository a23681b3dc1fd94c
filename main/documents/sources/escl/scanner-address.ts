import { BlockList, isIP, isIPv4 } from 'node:net';

/** Where a scanner answers. */
export interface ScannerAddress {
  readonly isSecure: boolean;
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** Begins with a slash and does not end with one; usually `/eSCL`. */
  readonly path: string;
}

/** @returns null for what is no scanner's address: another protocol, a password in it, plain http to an address of the internet. */
export function readAddress(text: string): ScannerAddress | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, hostname, port, pathname, search, hash } = new URL(text);
  const isSecure = protocol === 'https:';
  if (!isSecure && protocol !== 'http:') return null;
  if (username !== '' || password !== '' || search !== '' || hash !== '' || hostname === '') return null;
  const host = plainHost(hostname);
  if (!isSecure && isIP(host) !== 0 && !isOwnNetwork(host)) return null;
  return {
    isSecure,
    host,
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    path: withoutTrailingSlash(pathname) || '/eSCL',
  };
}

/** An IPv6 address stands in brackets in a URL, and nowhere else. */
export function plainHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

export function withoutTrailingSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Loopback, private and link-local addresses: a branch's own network, where most scanners know no TLS. */
export function isOwnNetwork(address: string): boolean {
  const own = new BlockList();
  own.addSubnet('127.0.0.0', 8);
  own.addSubnet('10.0.0.0', 8);
  own.addSubnet('172.16.0.0', 12);
  own.addSubnet('192.168.0.0', 16);
  own.addSubnet('169.254.0.0', 16);
  own.addAddress('::1', 'ipv6');
  own.addSubnet('fc00::', 7, 'ipv6');
  own.addSubnet('fe80::', 10, 'ipv6');
  return own.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
