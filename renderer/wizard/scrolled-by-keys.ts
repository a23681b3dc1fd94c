/** For a column that can be longer than the window and holds nothing to focus: the arrows then scroll it (WCAG 2.1.1). */
export const scrolledByKeys = { tabIndex: 0 } as const;
