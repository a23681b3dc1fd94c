const storageKey = 'reversa:recent-motives';
const remembered = 3;

/** The motives that were used last on this workstation, latest first. A convenience: lost without harm. */
export function recentMotives(storage: Pick<Storage, 'getItem'> = window.localStorage): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberMotive(
  id: string,
  storage: Pick<Storage, 'getItem' | 'setItem'> = window.localStorage,
): void {
  const others = recentMotives(storage).filter((each) => each !== id);
  storage.setItem(storageKey, JSON.stringify([id, ...others].slice(0, remembered)));
}
