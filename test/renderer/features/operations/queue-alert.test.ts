import { describe, expect, test } from 'vitest';
import { countAgain, hasRisen, unwatched } from '../../../../renderer/features/operations/queue-rise.ts';
import { isSoundOn, keepSoundOn } from '../../../../renderer/features/operations/sound-preference.ts';

/** Which of the counts, one after the other, are told. */
function told(counts: readonly number[]): readonly number[] {
  let watch = unwatched;
  return counts.filter((count) => {
    const before = watch;
    watch = countAgain(before, count);
    return hasRisen(before, watch);
  });
}

describe('the alert of the queue', () => {
  test('tells nothing at the first count, whatever waits already', () => {
    expect(told([4])).toEqual([]);
    expect(countAgain(unwatched, 4)).toEqual({ waiting: 4, risenTo: null });
  });

  test('tells each rise once', () => {
    expect(told([0, 1, 1, 3, 3, 2, 3])).toEqual([1, 3, 3]);
  });

  test('keeps its text while the queue stays as it is, and takes it away when something was attended', () => {
    const risen = countAgain(countAgain(unwatched, 0), 2);
    expect(risen.risenTo).toBe(2);
    expect(countAgain(risen, 2).risenTo).toBe(2);
    expect(countAgain(risen, 1).risenTo).toBeNull();
  });
});

describe('the sound of the queue', () => {
  const storageOf = (entries: Map<string, string>) => ({
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  });

  test('is on until it is switched off, and on again after that', () => {
    const storage = storageOf(new Map());
    expect(isSoundOn(storage)).toBe(true);
    expect(keepSoundOn(false, storage)).toBe(true);
    expect(isSoundOn(storage)).toBe(false);
    keepSoundOn(true, storage);
    expect(isSoundOn(storage)).toBe(true);
  });

  test('is on, and says that it is not kept, where nothing can be stored', () => {
    const refusing = {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(isSoundOn(refusing)).toBe(true);
    expect(keepSoundOn(false, refusing)).toBe(false);
    expect(keepSoundOn(false, null)).toBe(false);
  });
});
