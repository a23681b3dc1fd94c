import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import type { Change } from '../../../shared/protocol/changes.ts';
import {
  canonicalJson,
  type DigestLine,
  dayOfEvent,
  digestLine,
  isBulkDeletion,
  isSameDay,
  rangeDigest,
} from '../../../shared/protocol/digest.ts';

const json = fc.jsonValue({ maxDepth: 3 });
/** Keys by their bytes, as the databases hand them out. */
const records = fc
  .uniqueArray(fc.record({ key: fc.stringMatching(/^[a-z0-9-]{1,8}$/), body: json }), {
    selector: ({ key }) => key,
    maxLength: 12,
  })
  .map((all) => [...all].sort((one, other) => (one.key < other.key ? -1 : 1)));

function digestOf(all: readonly { readonly key: string; readonly body: unknown }[]): string {
  const lines = all.map(({ key, body }): DigestLine => ({ key, hash: sha256(canonicalJson(body)) }));
  return rangeDigest(lines, sha256);
}

/** Equal as JSON values, whatever the order of names. */
function isEqualJson(one: unknown, other: unknown): boolean {
  try {
    expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(other)));
    return true;
  } catch {
    return false;
  }
}

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, each]) => [name, turned(each)]),
  );
}

describe('[S15] digests', () => {
  test('differ exactly when keys or contents differ', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        expect(digestOf(one) === digestOf(other)).toBe(isEqualJson(one, other));
      }),
      { numRuns: 500 },
    );
  });

  test('see each single record that is altered, added, taken away or renamed', () => {
    fc.assert(
      fc.property(records, fc.nat(), json, (all, place, body) => {
        fc.pre(all.length > 0);
        const at = place % all.length;
        const before = digestOf(all);
        const record = all[at];
        fc.pre(record !== undefined && !isEqualJson(record.body, body));
        expect(digestOf(all.with(at, { key: record?.key ?? '', body }))).not.toBe(before);
        expect(digestOf(all.toSpliced(at, 1))).not.toBe(before);
        expect(digestOf(all.with(at, { key: `${record?.key}x`, body: record?.body }))).not.toBe(before);
      }),
    );
  });

  test('do not depend on the order in which an object got its fields', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(isEqualJson(JSON.parse(canonicalJson(value)), value)).toBe(true);
      }),
    );
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });

  test('a record that crossed the line keeps its hash', () => {
    const change: Change = {
      kind: 'area',
      key: 'LPZ-01',
      body: { regional: 'LPZ', id: 'LPZ-01', name: 'Ñuflo' },
    };
    const arrived: Change = JSON.parse(JSON.stringify(change));
    expect(digestLine(arrived, sha256)).toEqual(digestLine(change, sha256));
  });
});

describe('ranges of case events', () => {
  test('end with the day that stands in the key', () => {
    const now = newId();
    expect(Math.abs(dayOfEvent(now) - Math.floor(Date.now() / 86_400_000))).toBeLessThan(2);
    const [today, later] = [
      '019b0000-0000-7000-8000-000000000001',
      '019b0000-0001-7000-8000-000000000000',
    ] as const;
    expect(isSameDay('case-event', today, later)).toBe(true);
    expect(isSameDay('case-event', today, '019b1000-0000-7000-8000-000000000001')).toBe(false);
    expect(isSameDay('request', 'S-1', 'S-9')).toBe(true);
    expect(dayOfEvent('no id')).toBe(-1);
  });
});

test('[S16] over a hundred deletions that are most of it are a bulk deletion', () => {
  expect(isBulkDeletion(100, 100)).toBe(false);
  expect(isBulkDeletion(101, 101)).toBe(true);
  expect(isBulkDeletion(101, 202)).toBe(false);
  expect(isBulkDeletion(5000, 1_000_000)).toBe(false);
});
