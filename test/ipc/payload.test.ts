import { describe, expect, test } from 'vitest';
import { isPlainPayload, largestPayload } from '../../main/ipc/payload.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 'end' : { inner: nested(depth - 1) };
}

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

describe('a payload is plain data', () => {
  test.each([
    ['nothing', undefined],
    ['an empty object', {}],
    ['texts, numbers and lists', { text: 'a', list: [1, null, true, { inner: 'b' }], missing: undefined }],
    ['an object without a prototype', Object.assign(Object.create(null), { text: 'a' })],
    ['a text of nearly the largest size', { text: 'a'.repeat(largestPayload - 100) }],
  ])('%s is taken', (_what, payload) => {
    expect(isPlainPayload(payload)).toBe(true);
  });

  test.each([
    ['an own __proto__', JSON.parse('{"text":"a","__proto__":{"role":"administrator"}}')],
    ['an own __proto__ further in', { values: [JSON.parse('{"__proto__":{}}')] }],
    ['a map', new Map([['text', 'a']])],
    ['a date within', { after: new Date(0) }],
    ['bytes', { text: new Uint8Array(3) }],
    ['an object of a class', { text: new Error('text') }],
    ['a big integer', { head: 1n }],
    ['a cycle', cyclic],
    ['a text that is too long', { text: 'a'.repeat(largestPayload + 1) }],
    ['a key that is too long', { ['a'.repeat(largestPayload + 1)]: 1 }],
    ['a long list of nothing', { list: Array.from({ length: largestPayload }, () => null) }],
    ['a sparse list of great length', { list: new Array(4_000_000_000) }],
    ['too many small values', { list: Array.from({ length: 300_000 }, () => []) }],
    ['depth without end', nested(1_000)],
  ])('%s is refused', (_what, payload) => {
    expect(isPlainPayload(payload)).toBe(false);
  });
});
