type Passed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'promise'; readonly id: number }
  | { readonly kind: 'list'; readonly items: Passed[] }
  | { readonly kind: 'record'; readonly entries: [string, Passed][] }
  | { readonly kind: 'error'; readonly message: string };

interface Call {
  readonly id: number;
  readonly passed: Passed[];
}

interface Outcome {
  readonly id: number;
  readonly passed: Passed;
  readonly isFailure: boolean;
}

export interface Bridge {
  send(name: string, value: unknown): void;
  on(name: string, listener: (value: unknown) => void): void;
}

/**
 * Carries values between the page's world and the preload's, which share no objects: data is copied, functions and
 * promises are stood in for. Built in both worlds from its source text, so it may refer to nothing outside itself.
 */
export function createBridge(channel: EventTarget, own: string, other: string): Bridge {
  // Taken before any script of the page could replace them.
  const Carrier = CustomEvent;
  const apply = Reflect.apply;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const readDetail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get as () => unknown;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let returned: Outcome | undefined;

  const emit = (name: string, detail: unknown): void => {
    apply(dispatch, channel, [new Carrier(`${own}:${name}`, { detail })]);
  };
  const listen = <Detail>(name: string, listener: (detail: Detail) => void): void => {
    channel.addEventListener(`${other}:${name}`, (event) => listener(apply(readDetail, event, []) as Detail));
  };
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  const failure = (id: number, error: unknown): Outcome => ({
    id,
    passed: { kind: 'error', message: messageOf(error) },
    isFailure: true,
  });

  const give = (value: unknown): Passed => {
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as (...args: unknown[]) => unknown);
      return { kind: 'function', id: lastId };
    }
    if (typeof value !== 'object' || value === null) return { kind: 'value', value };
    if ('then' in value && typeof value.then === 'function') return givePromise(value as Promise<unknown>);
    if (Array.isArray(value)) return { kind: 'list', items: value.map(give) };
    if (value instanceof Error) return { kind: 'error', message: value.message };
    if (Object.prototype.toString.call(value) !== '[object Object]') return { kind: 'value', value };
    return { kind: 'record', entries: Object.entries(value).map(([key, item]) => [key, give(item)]) };
  };

  const givePromise = (promise: Promise<unknown>): Passed => {
    lastId += 1;
    const id = lastId;
    promise.then(
      (value) => emit('settled', { id, passed: give(value), isFailure: false }),
      (error: unknown) => emit('settled', failure(id, error)),
    );
    return { kind: 'promise', id };
  };

  const callOther = (id: number, args: unknown[]): unknown => {
    // Events are dispatched synchronously: the outcome is there when emit returns.
    emit('call', { id, passed: args.map(give) });
    const outcome = returned;
    returned = undefined;
    if (!outcome) throw new Error('electron-host: the other world did not answer');
    const value = receive(outcome.passed);
    if (outcome.isFailure) throw value;
    return value;
  };

  const receive = (passed: Passed): unknown => {
    switch (passed.kind) {
      case 'value':
        return passed.value;
      case 'function':
        return (...args: unknown[]) => callOther(passed.id, args);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(passed.id, { resolve, reject }));
      case 'list':
        return passed.items.map(receive);
      case 'error':
        return new Error(passed.message);
      case 'record': {
        const record = {};
        const traits = { writable: true, enumerable: true, configurable: true };
        for (const [key, item] of passed.entries)
          Object.defineProperty(record, key, { value: receive(item), ...traits });
        return record;
      }
    }
  };

  listen<Call>('call', ({ id, passed }) => {
    try {
      emit('returned', { id, passed: give(functions.get(id)?.(...passed.map(receive))), isFailure: false });
    } catch (error) {
      emit('returned', failure(id, error));
    }
  });
  listen<Outcome>('returned', (outcome) => {
    returned = outcome;
  });
  listen<Outcome>('settled', ({ id, passed, isFailure }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (isFailure) promise?.reject(receive(passed) as Error);
    else promise?.resolve(receive(passed));
  });

  return {
    send: (name, value) => emit(name, give(value)),
    on: (name, listener) => listen<Passed>(name, (passed) => listener(receive(passed))),
  };
}
