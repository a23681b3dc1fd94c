import type { BranchStore } from '../../../main/store/branch-store.ts';
import type { SyncStore, SyncWriter } from '../../../main/sync/sync-store.ts';
import { work } from './office.ts';
import { openWorkstation } from './real-workstation.ts';

/** The moments of a push at which a workstation can die. */
export const steps = [
  'before-sending',
  'sent',
  'answer-lost',
  'before-acknowledging',
  'acknowledged',
] as const;
export type DyingStep = (typeof steps)[number];

/** As when the power goes: nothing of this process runs any more. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('Killed');
}

function dyingFetch(step: DyingStep): typeof fetch {
  return async (input, init) => {
    const isPush = new URL(String(input)).pathname === '/sync/push';
    if (!isPush) return fetch(input, init);
    if (step === 'before-sending') die();
    const answer = fetch(input, init);
    if (step === 'sent') setTimeout(die, 3);
    const response = await answer;
    const text = await response.text();
    if (step === 'answer-lost') die();
    return new Response(text, { status: response.status });
  };
}

function dyingStore(store: BranchStore, step: DyingStep): SyncStore {
  return {
    ...store,
    async transaction<Value>(run: (writer: SyncWriter) => Promise<Value>): Promise<Value> {
      let acknowledges = false;
      const value = await store.transaction(async (writer) => {
        const watched: SyncWriter = {
          ...writer,
          async recordOutcomes(...outcomes) {
            acknowledges = true;
            await writer.recordOutcomes(...outcomes);
          },
        };
        const done = await run(watched);
        if (acknowledges && step === 'before-acknowledging') die();
        return done;
      });
      if (acknowledges && step === 'acknowledged') die();
      return value;
    },
  };
}

/** The process that dies: works on a request and sends it, up to the step. */
async function run([folder, step, request]: readonly string[]): Promise<void> {
  const named = steps.find((each) => each === step);
  if (folder === undefined || named === undefined) throw new Error('A folder and a step are needed');
  const one = await openWorkstation(folder, {
    fetch: dyingFetch(named),
    store: (store) => dyingStore(store, named),
  });
  await work(one, Number(request));
  await one.sync.syncNow();
}

if (process.argv[1]?.endsWith('dying-workstation.ts')) await run(process.argv.slice(2));
