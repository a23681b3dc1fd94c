import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface PageHeadingProps {
  readonly children: ReactNode;
  /** False where something else on the page has the focus at its start, as a search field. */
  readonly focus?: boolean;
  /** What Enter does while the heading has the focus, as at the start of a step. */
  readonly onEnter?: (() => void) | undefined;
}

/** A page's one heading: it takes the focus when the page or the step is new (U2), and names the window. */
export function PageHeading({ children, focus = true, onEnter }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
    document.title = `${heading.current?.textContent ?? ''} — Reversa`;
  }, [focus]);
  return (
    <Title
      ref={heading}
      order={1}
      size="h3"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.repeat) onEnter?.();
      }}
    >
      {children}
    </Title>
  );
}
