import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { describe, expect, test } from 'vitest';
import { cssVariablesResolver, theme } from '../../../renderer/app/theme.ts';
import { themeVariables } from '../../../renderer/app/theme-variables.plugin.ts';

const { light, dark } = cssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

describe('the theme’s texts pass AA on their background', () => {
  const texts = (['dimmed', 'placeholder', 'error', 'anchor'] as const).map(
    (name) => `--mantine-color-${name}` as const,
  );
  test.each([
    ['light', light, '#ffffff'],
    ['dark', dark, '#242424'],
  ] as const)('%s', (_name, variables, background) => {
    for (const text of texts) {
      expect(contrast(variables[text] ?? background, background), text).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('white on the accent colour', () => {
    const accent = DEFAULT_THEME.colors.indigo[8];
    expect(contrast('#ffffff', accent)).toBeGreaterThanOrEqual(4.5);
  });
});

test('the variables go into a css file of the bundle, and no other module is touched', () => {
  const { resolveId, load } = themeVariables();
  if (typeof resolveId !== 'function' || typeof load !== 'function')
    throw new Error('The plugin has no hooks');
  const id: unknown = Reflect.apply(resolveId, null, ['virtual:theme-variables.css']);
  const css: unknown = Reflect.apply(load, null, [id]);
  const rules = String(css);
  // Asked as questions: a failure must not print the whole sheet.
  expect(rules.includes('--mantine-color-error: #b02525')).toBe(true);
  expect(rules.includes('[data-mantine-color-scheme="dark"]')).toBe(true);
  expect(rules.includes('<')).toBe(false);
  expect(Reflect.apply(resolveId, null, ['./app.css'])).toBeUndefined();
});
