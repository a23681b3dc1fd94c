export interface ChromiumOptions {
  readonly profile: string;
  readonly headless: boolean;
  readonly hostRules: string;
  readonly switches: readonly string[];
}

/** Content of a larger window than the screen would be cut, so the screen that headless Chromium imagines is large. */
export const headlessScreen = { width: 1920, height: 1200 };

export function isHeadless(environment: NodeJS.ProcessEnv): boolean {
  const hasDisplay = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  return !hasDisplay || environment.REVERSA_HEADLESS === '1' || Boolean(environment.CI);
}

export function chromiumArguments(options: ChromiumOptions): string[] {
  const surface = options.headless
    ? [
        '--headless=new',
        `--screen-info={${headlessScreen.width}x${headlessScreen.height}}`,
        '--no-startup-window',
      ]
    : // --test-type hides the bar that warns of --no-sandbox; --app opens a window without tabs and address bar,
      // which it does not for about:blank.
      ['--test-type', '--app=data:text/html,'];
  const all = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--remote-debugging-pipe',
    `--user-data-dir=${options.profile}`,
    `--host-resolver-rules=${options.hostRules}`,
    ...surface,
    ...options.switches,
  ];
  return [...new Set(all)];
}
