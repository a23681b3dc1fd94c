export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array<ArrayBuffer>;
}

export interface Codec {
  pack(value: unknown): string;
  unpack(text: string): unknown;
  packBytes(value: unknown): Uint8Array<ArrayBuffer>;
  unpackBytes(bytes: Uint8Array): unknown;
  isLarge(value: unknown): boolean;
}

type Token =
  | string
  | number
  | boolean
  | null
  | readonly ['undefined']
  | readonly ['number' | 'bigint' | 'date', string];
type Part =
  | readonly ['array' | 'set', (Token | Reference)[]]
  | readonly ['object', [string, Token | Reference][]]
  | readonly ['map', [Token | Reference, Token | Reference][]]
  | readonly ['error', string, string, string]
  | readonly ['bytes', string, string | number];
type Reference = readonly ['part', number];

/**
 * What IPC may carry: the structured clone's plain types, as text or, for large values, as bytes. Runs in Node and,
 * from its source text, in the preload's world: it may refer to nothing outside itself.
 */
export function createCodec(base64: Base64): Codec {
  const tag = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);
  const bytesOf = (value: ArrayBuffer | ArrayBufferView): Uint8Array =>
    ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : new Uint8Array(value);

  function encode(root: unknown, storeBytes: (bytes: Uint8Array) => string | number): string {
    const known = new Map<object, number>();
    const parts: (Part | null)[] = [];

    const encodeObject = (value: object): Part => {
      if (Array.isArray(value)) return ['array', value.map(visit)];
      if (ArrayBuffer.isView(value)) return ['bytes', tag(value), storeBytes(bytesOf(value))];
      if (value instanceof Error || tag(value) === 'Error') {
        const error = value as Error;
        return ['error', error.name, error.message, error.stack ?? ''];
      }
      switch (tag(value)) {
        case 'ArrayBuffer':
          return ['bytes', 'ArrayBuffer', storeBytes(bytesOf(value as ArrayBuffer))];
        case 'Map':
          return [
            'map',
            [...(value as Map<unknown, unknown>)].map(([key, item]) => [visit(key), visit(item)]),
          ];
        case 'Set':
          return ['set', [...(value as Set<unknown>)].map(visit)];
        case 'Object':
          return ['object', Object.entries(value).map(([key, item]) => [key, visit(item)])];
        default:
          throw new Error(`An object could not be cloned: ${tag(value)}`);
      }
    };

    const visit = (value: unknown): Token | Reference => {
      if (value === undefined) return ['undefined'];
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
      if (typeof value === 'number') {
        if (Object.is(value, -0)) return ['number', '-0'];
        return Number.isFinite(value) ? value : ['number', String(value)];
      }
      if (typeof value === 'bigint') return ['bigint', String(value)];
      if (typeof value !== 'object') throw new Error(`An object could not be cloned: ${typeof value}`);
      if (tag(value) === 'Date') return ['date', String((value as Date).getTime())];
      const seen = known.get(value);
      if (seen !== undefined) return ['part', seen];
      const index = parts.push(null) - 1;
      known.set(value, index);
      parts[index] = encodeObject(value);
      return ['part', index];
    };

    const token = visit(root);
    return JSON.stringify([token, parts]);
  }

  function decode(text: string, loadBytes: (stored: string | number) => Uint8Array<ArrayBuffer>): unknown {
    const [root, parts] = JSON.parse(text) as [Token | Reference, Part[]];
    const made = new Map<number, unknown>();

    const decodeBytes = (kind: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
      if (kind === 'Uint8Array') return bytes;
      const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      if (kind === 'ArrayBuffer') return buffer;
      const View = Reflect.get(globalThis, kind) as new (buffer: ArrayBuffer) => unknown;
      return new View(buffer);
    };

    const decodeError = (name: string, message: string, stack: string): Error => {
      const error = new Error(message);
      Object.defineProperties(error, {
        name: { value: name, configurable: true, writable: true },
        stack: { value: stack, configurable: true, writable: true },
      });
      return error;
    };

    const keep = <Made>(index: number, value: Made): Made => {
      made.set(index, value);
      return value;
    };

    const decodePart = (index: number): unknown => {
      if (made.has(index)) return made.get(index);
      const part = parts[index];
      if (!part) throw new Error('electron-host: a packed value refers to a part that it has not');
      // Containers are kept before they are filled, since they may contain themselves.
      switch (part[0]) {
        case 'array': {
          const list: unknown[] = keep(index, []);
          for (const item of part[1]) list.push(visit(item));
          return list;
        }
        case 'set': {
          const set = keep(index, new Set<unknown>());
          for (const item of part[1]) set.add(visit(item));
          return set;
        }
        case 'map': {
          const map = keep(index, new Map<unknown, unknown>());
          for (const [key, item] of part[1]) map.set(visit(key), visit(item));
          return map;
        }
        case 'object': {
          const object = keep(index, {});
          // Assigning would run the setter of a key named __proto__ instead of making it.
          const traits = { writable: true, enumerable: true, configurable: true };
          for (const [key, item] of part[1])
            Object.defineProperty(object, key, { value: visit(item), ...traits });
          return object;
        }
        case 'error':
          return keep(index, decodeError(part[1], part[2], part[3]));
        case 'bytes':
          return keep(index, decodeBytes(part[1], loadBytes(part[2])));
      }
    };

    const visit = (token: Token | Reference): unknown => {
      if (!Array.isArray(token)) return token;
      const [kind, content] = token as readonly [string, string | number];
      switch (kind) {
        case 'part':
          return decodePart(Number(content));
        case 'number':
          return Number(content);
        case 'bigint':
          return BigInt(content);
        case 'date':
          return new Date(Number(content));
        default:
          return undefined;
      }
    };

    return visit(root);
  }

  /** A length, a JSON head of that length (the blobs' lengths and the packed text), then the blobs. */
  function packBytes(value: unknown): Uint8Array<ArrayBuffer> {
    const blobs: Uint8Array[] = [];
    const text = encode(value, (bytes) => blobs.push(bytes) - 1);
    const head = new TextEncoder().encode(JSON.stringify([blobs.map((blob) => blob.length), text]));
    const packed = new Uint8Array(blobs.reduce((total, blob) => total + blob.length, 4 + head.length));
    new DataView(packed.buffer).setUint32(0, head.length);
    packed.set(head, 4);
    let offset = 4 + head.length;
    for (const blob of blobs) {
      packed.set(blob, offset);
      offset += blob.length;
    }
    return packed;
  }

  function unpackBytes(bytes: Uint8Array): unknown {
    const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    const head = new TextDecoder().decode(bytes.subarray(4, 4 + headLength));
    const [lengths, text] = JSON.parse(head) as [number[], string];
    let offset = 4 + headLength;
    const blobs = lengths.map((length) => {
      offset += length;
      return new Uint8Array(bytes.slice(offset - length, offset));
    });
    return decode(text, (index) => blobs[Number(index)] ?? new Uint8Array());
  }

  function isLarge(value: unknown, depth = 0): boolean {
    if (typeof value === 'string') return value.length > 65_536;
    if (typeof value !== 'object' || value === null) return false;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength > 32_768;
    if (depth > 4) return false;
    const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
    return items.length > 5000 || items.some((item) => isLarge(item, depth + 1));
  }

  return {
    pack: (value) => encode(value, base64.encode),
    unpack: (text) => decode(text, (stored) => base64.decode(String(stored))),
    packBytes,
    unpackBytes,
    isLarge: (value) => isLarge(value),
  };
}
