import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { keyOf } from './key-of.ts';
import { inReadingOrder } from './key-order.ts';

interface Shortcut {
  /** As shown: `F2`, `Ctrl+Enter`, `Alt+1…9`. */
  readonly keys: string;
  readonly label: string;
  readonly run: (digit: string) => void;
  /** Does it work now, with this dialog on top, for this digit? */
  readonly worksIn: (dialog: Element | null, digit: string) => boolean;
}

interface ShortcutRegistry {
  add(shortcut: Shortcut): () => void;
  readonly shown: readonly Shortcut[];
}

const ShortcutContext = createContext<ShortcutRegistry | null>(null);

function useRegistry(): ShortcutRegistry {
  const registry = useContext(ShortcutContext);
  if (registry === null) throw new Error('Shortcuts are used outside of their provider');
  return registry;
}

/** A dialog keeps the keys to itself: what lies below it is not to be acted on. */
function dialogOnTop(): Element | null {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].at(-1) ?? null;
}

/** One listener for the whole window. The latest of two owners of a key has it: a page goes before the shell. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shortcut[]>([]);
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = keyOf(event);
      if (pressed === null || event.repeat) return;
      const dialog = dialogOnTop();
      const shortcut = latest.current.findLast(
        (each) => each.keys === pressed.keys && each.worksIn(dialog, pressed.digit),
      );
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run(pressed.digit);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const registry = useMemo<ShortcutRegistry>(
    () => ({
      shown,
      add: (shortcut) => {
        setShown((before) => [...before, shortcut]);
        return () => setShown((before) => before.filter((each) => each !== shortcut));
      },
    }),
    [shown],
  );
  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
}

interface ShortcutOptions {
  readonly enabled?: boolean;
  /** What the key belongs to: inside a dialog it works while that dialog is on top. */
  readonly within?: RefObject<Element | null>;
  /** Of `Alt+1…9`: the digits that are this owner's, where a page has several. */
  readonly firstDigit?: number;
  readonly lastDigit?: number;
  /** Works above every dialog, as the lock has to. */
  readonly always?: boolean;
}

/**
 * Gives a key its meaning while the component is on screen; it then also stands in the row of keys below.
 *
 * @param keys `F2`, `Ctrl+Enter`, `Ctrl+L`, or `Alt+1…9`, whose handler is told the digit.
 */
export function useShortcut(
  keys: string,
  handler: (digit: string) => void,
  label: string,
  { enabled = true, within, firstDigit = 1, lastDigit = 9, always = false }: ShortcutOptions = {},
): void {
  const { add } = useRegistry();
  const latest = useRef(handler);
  latest.current = handler;
  const addLatest = useRef(add);
  addLatest.current = add;
  useEffect(() => {
    if (!enabled) return undefined;
    return addLatest.current({
      keys,
      label,
      run: (digit) => latest.current(digit),
      worksIn: (dialog, digit) =>
        (digit === '' || (Number(digit) >= firstDigit && Number(digit) <= lastDigit)) &&
        (always || dialog === null || dialog.contains(within?.current ?? null)),
    });
  }, [keys, label, enabled, within, firstDigit, lastDigit, always]);
}

/** The keys that mean something now, one entry a key, the page's own before those of the shell. */
export function useShownShortcuts(): readonly Pick<Shortcut, 'keys' | 'label'>[] {
  const { shown } = useRegistry();
  return inReadingOrder([...new Map(shown.map(({ keys, label }) => [keys, { keys, label }])).values()]);
}
