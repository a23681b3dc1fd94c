import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Pictures of every screen, to be looked at; overwritten by each run. */
const pictures = join('.cache', 'screens');

/** In light and dark, at 1024 × 700 and at 200 %: axe finds nothing, nothing is wider than the window, no style element is made. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      // What passes is not asked for: telling of it took a sixth of the time.
      .options({ resultTypes: ['violations'] })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${name}, ${scheme}: ${id} ${node.target} ${node.failureSummary}`),
    );
    expect(told).toEqual([]);
  }
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => document.querySelectorAll('style').length)).toBe(0);
}
