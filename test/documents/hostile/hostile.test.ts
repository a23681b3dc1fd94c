import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentFaults } from '../../../shared/domain/documents.ts';
import { paperJpeg } from '../workshop/pictures.ts';
import { type StartedWorkshop, startWorkshop } from '../workshop/start-workshop.ts';
import { hostileFiles } from './files.ts';

const files = await hostileFiles();
/** Bytes: what a picture of 100 megapixels needs, and the program around it. */
const mostMemory = 1_200_000_000;

describe('a hostile file', () => {
  let started: StartedWorkshop;
  let good: Uint8Array;
  beforeAll(async () => {
    started = startWorkshop();
    good = await paperJpeg(600, 800);
  });
  afterAll(() => started.workshop.close());

  it.each(files)(
    '[R14] $what gives one answer, and the next good file is taken',
    async ({ bytes, fault }) => {
      const result = await started.workshop.split(bytes);
      expect(result.ok ? null : result.error).toBe(fault);
      expect((await started.workshop.split(good)).ok).toBe(true);
    },
  );

  it('[R14] neither ended the process nor made it hold more than a large picture needs', () => {
    expect(started.pids).toHaveLength(1);
    expect(started.said.filter((line) => !line.includes('workshop started'))).toEqual([]);
    expect(started.peakMemory()).toBeGreaterThan(0);
    expect(started.peakMemory()).toBeLessThan(mostMemory);
  });

  it('is refused for every fault at least once', () => {
    const shown = new Set(files.flatMap(({ fault }) => fault ?? []));
    expect([...shown].sort()).toEqual([...documentFaults].sort());
  });
});
