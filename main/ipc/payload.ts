/** UTF-16 code units of all texts and keys together, near enough to bytes: no request of the contract comes close, but those that say so. */
export const largestPayload = 1_000_000;
const largestDepth = 40;
/** What every value costs beside its text, so that a million empty arrays are refused as well. */
const costOfValue = 4;

/**
 * Is the value plain data of bearable size? Checked before any schema sees it: structured cloning also carries maps, dates, buffers
 * and cycles, of which the contract knows none, and an own `__proto__`, which a schema may strip instead of refusing (R5).
 */
export function isPlainPayload(payload: unknown, largest = largestPayload): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: payload, depth: 0 }];
  let cost = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    cost += costOfValue + (typeof value === 'string' ? value.length : 0);
    if (typeof value === 'object' && value !== null) {
      if (depth >= largestDepth || !isPlainObject(value)) return false;
      if (Array.isArray(value)) cost += value.length * costOfValue;
      if (cost > largest) return false;
      for (const [key, inner] of Object.entries(value)) {
        if (key === '__proto__') return false;
        cost += Array.isArray(value) ? 0 : key.length;
        waiting.push({ value: inner, depth: depth + 1 });
      }
    } else if (!isPlainScalar(value)) return false;
    if (cost > largest) return false;
  }
  return true;
}

function isPlainObject(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isPlainScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}
