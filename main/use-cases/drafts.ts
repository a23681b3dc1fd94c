import { ok, refuse } from '../../shared/result.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

/** Characters of JSON: far more than any step's fields, far less than would slow a save at every blur. */
const largestDraft = 20_000;

/** Saves what was typed, finished or not (U4). */
export function saveDraft({ store, clock }: Dependencies): UseCase<'saveDraft'> {
  return async ({ caseId, step, values }, caller) => {
    if (JSON.stringify(values).length > largestDraft) return refuse('too-large');
    const savedAt = clock.now();
    const { userId } = signedIn(caller);
    await store.transaction((writer) => writer.saveDraft({ caseId, userId, step, values, savedAt }));
    return ok({ savedAt });
  };
}

export function getDraft({ store }: Dependencies): UseCase<'getDraft'> {
  return async ({ step }, caller) => {
    const drafts = await store.listDrafts(null, signedIn(caller).userId);
    const found = drafts.find((draft) => draft.step === step);
    return ok(found ? { values: found.values } : null);
  };
}
