import { describe, expect, test } from 'vitest';
import { askedWaitMs, judgeFailure } from '../../main/sync/judge-failure.ts';
import type { ProtocolError } from '../../shared/protocol/endpoints.ts';

function refusedWith(error: ProtocolError['error'], retryAfter?: number) {
  const answer = { error, message: '', serverTime: '2026-11-23T14:00:00.000Z' };
  return {
    kind: 'refused',
    error: { ...answer, ...(retryAfter === undefined ? {} : { retryAfter }) },
  } as const;
}

describe('a central office that is asked too often', () => {
  test('[Y8] is a passing failure', () => {
    expect(judgeFailure(refusedWith('rate-limited', 7))).toEqual({ ok: true, value: null });
  });

  test('[Y8] is left alone for the seconds that it says, and for five minutes at most', () => {
    expect(askedWaitMs(refusedWith('rate-limited', 7))).toBe(7_000);
    expect(askedWaitMs(refusedWith('rate-limited', 86_400))).toBe(300_000);
    expect(askedWaitMs(refusedWith('busy'))).toBe(0);
    expect(askedWaitMs({ kind: 'timed-out' })).toBe(0);
  });
});
