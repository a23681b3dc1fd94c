import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { cssVariablesResolver, theme } from './theme.ts';

const name = 'virtual:theme-variables.css';
const resolvedName = `\0${name}`;

/**
 * Writes the theme's variables into a css file of the bundle. Mantine would put them into a `<style>` element at run time, which
 * the content policy forbids.
 */
export function themeVariables(): Plugin {
  return {
    name: 'theme-variables',
    resolveId: (id) => (id === name ? resolvedName : undefined),
    load: (id) =>
      id === resolvedName
        ? convertCssVariables(cssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)))
        : undefined,
  };
}
