/**
 * A page cannot stand at app:// in a plain Chromium. `app://ui/x` is served at `http://ui.app.localhost/x`, which is a
 * secure context with an origin of its own; everything that the application is told is in the app:// form.
 */
export class SchemeAddresses {
  readonly #schemes = new Set<string>();

  add(scheme: string): void {
    this.#schemes.add(scheme);
  }

  has(scheme: string): boolean {
    return this.#schemes.has(scheme);
  }

  toServed(url: string): string {
    const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
    return this.#schemes.has(scheme) ? `http://${host}.${scheme}.localhost${rest || '/'}` : url;
  }

  toApplication(url: string): string {
    const [, host = '', scheme = '', rest = ''] =
      /^http:\/\/([^/?#]*)\.([a-z0-9-]+)\.localhost(.*)$/i.exec(url) ?? [];
    return this.#schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
  }

  /** Origins as URLs have them, which for a custom scheme Node's own URL does not say. */
  toOrigin(url: string): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? 'null';
  }

  /** `'self'` holds as it is; a policy that names the scheme has to name where the scheme is served. */
  toServedPolicy(policy: string): string {
    return policy.replace(
      /(^|[\s;])([a-z][a-z0-9+.-]*):(?=[\s;]|$)/gi,
      (whole, before: string, scheme: string) =>
        this.#schemes.has(scheme) ? `${before}http://*.${scheme}.localhost` : whole,
    );
  }

  hostRules(port: number): string {
    return [...this.#schemes].map((scheme) => `MAP *.${scheme}.localhost 127.0.0.1:${port}`).join(',');
  }
}
