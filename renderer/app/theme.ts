import {
  type Button,
  type Combobox,
  type CSSVariablesResolver,
  createTheme,
  defaultCssVariablesResolver,
  type Menu,
  type Modal,
  type Select,
} from '@mantine/core';

/** What a component's `extend` takes. It hands back what it is given; called, it would bring every component into the first screen. */
type ExtensionOf<Component extends { extend(extension: never): unknown }> = Parameters<
  Component['extend']
>[0];

/** Nothing moves: what appears is there at once. */
const still = { duration: 0 };

/** One accent; its shades are dark enough for white text on them, and for text on white (WCAG 2.2 AA). */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650' },
  components: {
    // A main action is 44 px high (WCAG 2.2, 2.5.5).
    Button: {
      vars: (_theme, { size }) => ({ root: size === 'md' ? { '--button-height': '44px' } : {} }),
    } satisfies ExtensionOf<typeof Button>,
    Combobox: { defaultProps: { transitionProps: still } } satisfies ExtensionOf<typeof Combobox>,
    Menu: { defaultProps: { transitionProps: still } } satisfies ExtensionOf<typeof Menu>,
    // The list itself scrolls: a box around it that does is for no keyboard to reach.
    Select: {
      defaultProps: { withScrollArea: false },
      styles: { options: { maxHeight: 260, overflowY: 'auto' } },
    } satisfies ExtensionOf<typeof Select>,
    // The lock of the scroll would write a style element, which the content policy forbids.
    Modal: {
      defaultProps: {
        transitionProps: still,
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Cerrar' },
      },
    } satisfies ExtensionOf<typeof Modal>,
  },
});

/** Mantine's own variables, but for those whose default contrast is too low. */
export const cssVariablesResolver: CSSVariablesResolver = (resolved) => {
  const { variables, light, dark } = defaultCssVariablesResolver(resolved);
  return {
    variables,
    light: {
      ...light,
      '--mantine-color-dimmed': '#495057',
      '--mantine-color-placeholder': '#5c636a',
      '--mantine-color-error': '#b02525',
      '--mantine-color-anchor': '#364fc7',
    },
    dark: {
      ...dark,
      '--mantine-color-dimmed': '#b8b8b8',
      '--mantine-color-placeholder': '#a3a3a3',
      '--mantine-color-error': '#ff9b9b',
      '--mantine-color-anchor': '#a5b4ff',
    },
  };
};
