export interface PressedKey {
  /** As shortcuts name it: `F2`, `Ctrl+Enter`, `Alt+1…9`. */
  readonly keys: string;
  /** The digit of `Alt+1…9`, else empty. */
  readonly digit: string;
}

/** Which shortcut a key press may be; null for ordinary typing. Digits are read by place, as Alt changes what they type. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): PressedKey | null {
  const { key, code, altKey, ctrlKey, metaKey } = event;
  if (metaKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (altKey && !ctrlKey) return digit ? { keys: 'Alt+1…9', digit } : null;
  if (altKey) return null;
  if (ctrlKey) return { keys: `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`, digit: '' };
  return /^F\d+$/.test(key) ? { keys: key, digit: '' } : null;
}
