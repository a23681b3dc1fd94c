import type { StoreWriter } from './branch-store.ts';

/** A transaction's writer, which is good as long as the transaction. */
export interface WriterScope {
  readonly writer: StoreWriter;
  /** Waits for every call that was begun, and refuses those that come later: they would be written outside any transaction. */
  end(): Promise<void>;
}

export function scopeWriter(writer: StoreWriter): WriterScope {
  const running = new Set<Promise<unknown>>();
  let isOpen = true;
  const guarded = new Proxy(writer, {
    get(target, name): unknown {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...values: readonly unknown[]) => {
        if (!isOpen) throw new Error('The transaction is over');
        const call: Promise<unknown> = Reflect.apply(method, target, values);
        running.add(call);
        try {
          return await call;
        } finally {
          running.delete(call);
        }
      };
    },
  });
  return {
    writer: guarded,
    async end() {
      isOpen = false;
      await Promise.allSettled(running);
    },
  };
}
