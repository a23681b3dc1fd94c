const storageKey = 'reversa:queue-sound';

/** Is a sound wanted when something comes into the queue? It is until somebody switches it off on this workstation. */
export function isSoundOn(storage: Pick<Storage, 'getItem'> | null = storageHere()): boolean {
  try {
    return storage?.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** @returns false where it could not be kept: the choice then holds until the window is closed. */
export function keepSoundOn(on: boolean, storage: Pick<Storage, 'setItem'> | null = storageHere()): boolean {
  try {
    storage?.setItem(storageKey, on ? 'on' : 'off');
    return storage !== null;
  } catch {
    return false;
  }
}

/** Asking for the storage is itself refused where it is switched off. */
function storageHere(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
