import { afterEach, beforeEach, expect, it } from 'vitest';
import { changes, openWorkplace, user, type Workplace } from './workplace.ts';

const nobody = { user: null };
let place: Workplace;

beforeEach(async () => {
  place = await openWorkplace([
    ...changes(),
    { kind: 'user', key: 'u-2', body: user({ id: 'u-2', username: 'retirada', active: false }) },
  ]);
});
afterEach(() => place.close());

function signIn(username: string, password: string) {
  return place.useCases.signIn({ username, password }, nobody);
}

it('a user signs in without a line, by name in any case', async () => {
  expect(await signIn(' Asesor1', 'correcta')).toMatchObject({
    ok: true,
    value: { user: { username: 'asesor1', role: 'counter-advisor' }, locked: false },
  });
});

it('a wrong password, an unknown name and an inactive user get the same answer', async () => {
  for (const [username, password] of [
    ['asesor1', 'otra'],
    ['nadie', 'correcta'],
    ['retirada', 'correcta'],
  ] as const) {
    expect(await signIn(username, password)).toEqual({ ok: false, error: 'bad-credentials' });
  }
});

it('too many failures make the user wait, and the wait ends', async () => {
  for (let failure = 0; failure < 5; failure += 1) await signIn('asesor1', 'otra');
  expect(await signIn('asesor1', 'correcta')).toEqual({ ok: false, error: 'too-many-attempts' });
  place.clock.pass(60_000);
  expect((await signIn('asesor1', 'correcta')).ok).toBe(true);
});

it('a locked session wants the password again', async () => {
  await signIn('asesor1', 'correcta');
  expect(await place.useCases.lockSession({}, nobody)).toMatchObject({ ok: true, value: { locked: true } });
  expect(await signIn('asesor1', 'correcta')).toMatchObject({ ok: true, value: { locked: false } });
});

it('a workstation without users says so', async () => {
  await place.close();
  place = await openWorkplace([]);
  expect(await signIn('asesor1', 'correcta')).toEqual({ ok: false, error: 'no-users-yet' });
});
