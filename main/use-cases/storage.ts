import { ok, type Result, refuse } from '../../shared/result.ts';
import type { PassphraseSecrets } from '../platform/passphrase-secrets.ts';
import type { Dependencies, UseCase } from './ports.ts';

/** Under this name wrong passphrases are counted, apart from those of people: no user name has a space. */
const counted = 'passphrase of the workstation';

type Parts = Pick<Dependencies, 'passphrase' | 'throttle' | 'clock'>;

export function getStorage({ passphrase }: Pick<Dependencies, 'passphrase'>): UseCase<'getStorage'> {
  return async () => ok({ state: passphrase?.state() ?? 'system' });
}

/** Tries a passphrase, unless too many were wrong just now. */
async function attempt<Code extends string>(
  { throttle, clock }: Parts,
  work: () => Promise<Result<null, Code | 'wrong-passphrase'>>,
): Promise<Result<null, Code | 'wrong-passphrase' | 'too-many-passphrases'>> {
  if (!throttle.mayTry(counted, clock.monotonic())) return refuse('too-many-passphrases');
  const tried = await work();
  if (tried.ok) throttle.succeeded(counted);
  else if (tried.error === 'wrong-passphrase') throttle.failed(counted, clock.monotonic());
  return tried;
}

/** Once at each start, before anybody signs in: then the line to the central office begins. */
export function unlockStorage(dependencies: Dependencies): UseCase<'unlockStorage'> {
  const { passphrase, sync, announce } = dependencies;
  return async (request) => {
    if (passphrase === null) return refuse('passphrase-not-needed');
    const tried = await attempt(dependencies, () => passphrase.unlock(request.passphrase));
    if (!tried.ok) return tried;
    announce('sessionChanged');
    // Not awaited: the window goes on whatever the line does.
    void sync.syncNow();
    return ok({ state: passphrase.state() });
  };
}

async function setFirst(
  { store }: Pick<Dependencies, 'store'>,
  secrets: PassphraseSecrets,
  passphrase: string,
  isAdministrator: boolean,
): Promise<Result<null, 'only-administrator' | 'passphrase-is-set' | 'passphrase-not-kept'>> {
  const { deviceId } = await store.getDeviceState();
  if (deviceId !== null && !isAdministrator) return refuse('only-administrator');
  const set = await secrets.set(passphrase);
  if (set.ok) return set;
  return refuse(set.error === 'not-kept' ? 'passphrase-not-kept' : 'passphrase-is-set');
}

async function change(
  secrets: PassphraseSecrets,
  current: string,
  passphrase: string,
): Promise<Result<null, 'wrong-passphrase' | 'passphrase-not-kept'>> {
  const changed = await secrets.change(current, passphrase);
  if (changed.ok) return changed;
  return refuse(changed.error === 'not-kept' ? 'passphrase-not-kept' : changed.error);
}

export function setPassphrase(dependencies: Dependencies): UseCase<'setPassphrase'> {
  const { passphrase: secrets, announce, logger } = dependencies;
  return async ({ current, passphrase }, caller) => {
    if (secrets === null) return refuse('passphrase-not-needed');
    const isAdministrator = caller.user?.role === 'administrator';
    const done =
      current === null
        ? await setFirst(dependencies, secrets, passphrase, isAdministrator)
        : await attempt(dependencies, () => change(secrets, current, passphrase));
    if (!done.ok) return done;
    logger.warn('the passphrase of this workstation was set');
    announce('sessionChanged');
    return ok({ state: secrets.state() });
  };
}
