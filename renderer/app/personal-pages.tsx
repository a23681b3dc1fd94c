import { Activity, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { RouterProvider } from 'react-router';
import { createAppRouter } from './router.tsx';

/** Puts the focus back where it was when the session was locked (U13). */
function useFocusKeptWhile(locked: boolean): void {
  const last = useRef<Element | null>(null);
  const before = useRef<Element | null>(null);
  // Begins and ends before the pages shown next take the focus for themselves.
  useLayoutEffect(() => {
    if (locked) return undefined;
    before.current = last.current;
    const remember = () => {
      last.current = document.activeElement;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [locked]);
  useEffect(() => {
    if (!locked && before.current instanceof HTMLElement) before.current.focus();
  }, [locked]);
}

interface PersonalPagesProps {
  readonly locked: boolean;
}

/**
 * The pages of who is signed in. Locked, they are hidden and ask for nothing, and come back as they were, with what was half typed.
 */
export function PersonalPages({ locked }: PersonalPagesProps) {
  const [router] = useState(createAppRouter);
  useEffect(() => () => router.dispose(), [router]);
  useFocusKeptWhile(locked);
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-locked', locked);
    return () => document.documentElement.removeAttribute('data-locked');
  }, [locked]);
  return (
    <Activity mode={locked ? 'hidden' : 'visible'}>
      <RouterProvider router={router} />
    </Activity>
  );
}
