import { foldCase } from '../../../shared/procedure/fold.ts';
import { type CaseSummary, summarise } from '../../../shared/procedure/summary.ts';
import type { CentralWriter } from './central-store.ts';

/** Derives again, from the cases' logs, the summaries that an older version wrote. */
export async function renewStaleSummaries(writer: CentralWriter): Promise<void> {
  const stale = await writer.listStaleCases();
  if (stale.length === 0) return;
  const logs = await writer.listLogs(stale);
  const summaries = [...logs.values()].flatMap((log): readonly CaseSummary[] => {
    const state = foldCase(log.map(({ event }) => event));
    const last = log.at(-1);
    return state !== null && last !== undefined ? [summarise(state, last.event.at)] : [];
  });
  await writer.saveSummaries(summaries);
}
