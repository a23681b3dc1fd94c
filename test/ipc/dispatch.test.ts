import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { Sender } from '../../main/ipc/access.ts';
import { createDispatch, type Dispatch } from '../../main/ipc/dispatch.ts';
import type { UseCases } from '../../main/use-cases/ports.ts';
import { createSessionHolder } from '../../main/use-cases/session.ts';
import { type Role, roles } from '../../shared/domain/people.ts';
import { type ChannelName, channelNames } from '../../shared/ipc/channel-names.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { SignedIn } from '../../shared/ipc/views.ts';
import { channelRequests } from '../builders/channel-requests.ts';

const ownOrigin = 'app://ui';
const mainWindow: Sender = { window: 'main', isMainFrame: true, origin: ownOrigin };
const printWindow: Sender = { ...mainWindow, window: 'print' };

/** The window that a channel is meant for. */
const senderOf = (name: ChannelName): Sender => (name === 'getPrintJob' ? printWindow : mainWindow);

const openWhileLocked: readonly ChannelName[] = [
  'getSession',
  'getStorage',
  'signIn',
  'signOut',
  'getLine',
  'getPrintJob',
];

function userOf(role: Role): SignedIn {
  const area = { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' };
  return { userId: 'u-1', username: 'prueba', name: 'Usuario de prueba', role, area };
}

interface Bench {
  readonly dispatch: Dispatch;
  /** Channels whose use case was called, in order. */
  readonly called: ChannelName[];
  readonly log: string[];
}

type Answer = (name: ChannelName) => Promise<unknown>;

function bench(
  role: Role | null,
  {
    isLocked = false,
    answer = async () => ({ ok: true, value: 'done' }),
  }: { isLocked?: boolean; answer?: Answer } = {},
): Bench {
  const called: ChannelName[] = [];
  const log: string[] = [];
  const session = createSessionHolder();
  if (role) session.signIn(userOf(role));
  if (isLocked) session.lock();
  const useCases = Object.fromEntries(
    channelNames.map((name) => [
      name,
      () => {
        called.push(name);
        return answer(name);
      },
    ]),
  ) as unknown as UseCases;
  const logger = pino({ level: 'trace' }, { write: (line) => void log.push(line) });
  return { dispatch: createDispatch({ useCases, session, ownOrigin, logger }), called, log };
}

describe('[R5] the sender', () => {
  test.each([
    ['a page in no window of ours', { ...mainWindow, window: null }],
    ['a frame within a page', { ...mainWindow, isMainFrame: false }],
    ['another origin', { ...mainWindow, origin: 'https://example.com' }],
    ['an origin that begins like ours', { ...mainWindow, origin: 'app://ui.example.com' }],
    ['a file', { ...mainWindow, origin: 'file://' }],
    ['a frame that has gone', { ...mainWindow, origin: '' }],
  ] satisfies [string, Sender][])('%s reaches no channel', async (_what, sender) => {
    const { dispatch, called } = bench('counter-advisor');
    for (const name of channelNames) {
      expect(await dispatch(name, channelRequests[name], sender)).toEqual({ ok: false, error: 'forbidden' });
    }
    expect(called).toEqual([]);
  });

  test('a print window reaches its job and nothing else', async () => {
    const { dispatch, called } = bench('counter-advisor');
    for (const name of channelNames) await dispatch(name, channelRequests[name], printWindow);
    expect(called).toEqual(['getPrintJob']);
  });

  test('the main window does not reach print jobs', async () => {
    const { dispatch } = bench('counter-advisor');
    const answer = await dispatch('getPrintJob', channelRequests.getPrintJob, mainWindow);
    expect(answer).toEqual({ ok: false, error: 'forbidden' });
  });
});

describe.each(channelNames)('[R5] channel %s', (name) => {
  const { roles: allowed } = contract[name];
  const sender = senderOf(name);
  const request = channelRequests[name];
  const someRole = allowed === 'anyone' ? 'counter-advisor' : (allowed[0] ?? 'counter-advisor');

  test('takes a request of its schema', async () => {
    const { dispatch, called } = bench(someRole);
    expect(await dispatch(name, request, sender)).toEqual({ ok: true, value: 'done' });
    expect(called).toEqual([name]);
  });

  test.each(roles)('is open to %s only if the contract says so', async (role) => {
    const { dispatch, called } = bench(role);
    const mayCall = allowed === 'anyone' || (allowed as readonly Role[]).includes(role);
    const answer = await dispatch(name, request, sender);
    expect(answer).toEqual(mayCall ? { ok: true, value: 'done' } : { ok: false, error: 'forbidden' });
    expect(called).toEqual(mayCall ? [name] : []);
  });

  test('is open to nobody signed in only if the contract says so', async () => {
    const { dispatch } = bench(null);
    const answer = await dispatch(name, request, sender);
    expect(answer).toEqual(
      allowed === 'anyone' ? { ok: true, value: 'done' } : { ok: false, error: 'not-signed-in' },
    );
  });

  test('is closed while the session is locked, unless it is needed to come back', async () => {
    const { dispatch } = bench(someRole, { isLocked: true });
    const answer = await dispatch(name, request, sender);
    const isOpen = openWhileLocked.includes(name);
    expect(answer).toEqual(isOpen ? { ok: true, value: 'done' } : { ok: false, error: 'not-signed-in' });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a number', 7],
    ['a list', [request]],
    ['an extra key', { ...request, role: 'administrator' }],
    [
      'an own __proto__',
      JSON.parse(`{"__proto__":{"x":1},${JSON.stringify(request).slice(1)}`.replace(',}', '}')),
    ],
    ['an own constructor', { ...request, constructor: {} }],
    ['a map', new Map(Object.entries(request))],
    ['more than can be meant', { ...request, text: 'x'.repeat(1_100_000) }],
    ...Object.keys(request).flatMap((key): [string, unknown][] => [
      [`${key} left out`, Object.fromEntries(Object.entries(request).filter(([other]) => other !== key))],
      [`${key} as a big integer`, { ...request, [key]: 1n }],
      [`${key} as a date`, { ...request, [key]: new Date(0) }],
    ]),
  ])('refuses %s', async (_what, payload) => {
    const { dispatch, called } = bench(someRole);
    expect(await dispatch(name, payload, sender)).toEqual({ ok: false, error: 'bad-request' });
    expect(called).toEqual([]);
  });
});

test('[R5] whatever comes, every channel answers with a value or a coded refusal', async () => {
  const { dispatch, called } = bench('counter-advisor');
  const anything = fc.anything({
    withMap: true,
    withSet: true,
    withDate: true,
    withBigInt: true,
    withTypedArray: true,
  });
  const check = async (name: ChannelName, payload: unknown): Promise<void> => {
    const before = called.length;
    const answer = await dispatch(name, payload, senderOf(name));
    if (answer.ok) expect(contract[name].request.safeParse(payload).success).toBe(true);
    else expect(['bad-request', 'forbidden']).toContain(answer.error);
    expect(called.length - before).toBe(answer.ok ? 1 : 0);
  };
  await fc.assert(fc.asyncProperty(fc.constantFrom(...channelNames), anything, check), { numRuns: 500 });
});

describe('a use case that breaks', () => {
  const personal = 'QUISPE MAMANI 4512345 LP';

  test.each(channelNames)('%s answers failed, and nothing of a customer is logged', async (name) => {
    const allowed: 'anyone' | readonly Role[] = contract[name].roles;
    const role = allowed === 'anyone' ? 'counter-advisor' : (allowed[0] ?? null);
    const { dispatch, log } = bench(role, {
      answer: async () => {
        throw new Error(personal, { cause: new TypeError(personal) });
      },
    });
    const answer = await dispatch(name, channelRequests[name], senderOf(name));
    expect(answer).toEqual({ ok: false, error: 'failed' });
    expect(log.join('')).not.toContain('4512345');
    expect(log.join('')).toContain('"name":"TypeError"');
    expect(log.join('')).toContain('dispatch.test.ts');
  });

  test('a throw before any promise is answered alike', async () => {
    const { dispatch } = bench(null, {
      answer: () => {
        throw new RangeError('at once');
      },
    });
    expect(await dispatch('getSession', {}, mainWindow)).toEqual({ ok: false, error: 'failed' });
  });

  test('an answer that is undefined becomes failed', async () => {
    const { dispatch } = bench(null, { answer: async () => undefined });
    expect(await dispatch('getSession', {}, mainWindow)).toEqual({ ok: false, error: 'failed' });
  });

  test.each(['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY'])(
    '%s answers that the store is out of order',
    async (code) => {
      const fault = Object.assign(new Error('disk'), {
        driverError: Object.assign(new Error('disk'), { code }),
      });
      const { dispatch } = bench('counter-advisor', {
        answer: async () => {
          throw new Error('not saved', { cause: fault });
        },
      });
      const answer = await dispatch('getCounts', {}, mainWindow);
      expect(answer).toEqual({ ok: false, error: 'store-unavailable' });
    },
  );
});

test('a refusal of the use case is handed on as it is', async () => {
  const { dispatch } = bench('counter-advisor', { answer: async () => ({ ok: false, error: 'stale-case' }) });
  const answer = await dispatch('registerAnnulment', channelRequests.registerAnnulment, mainWindow);
  expect(answer).toEqual({ ok: false, error: 'stale-case' });
});
