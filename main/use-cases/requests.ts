import { ok, refuse } from '../../shared/result.ts';
import { gatherFacts } from './facts.ts';
import type { Dependencies, UseCase } from './ports.ts';

const searchRows = 20;
const pageRows = 50;

export function searchRequests({ store }: Dependencies): UseCase<'searchRequests'> {
  return async ({ text }) => {
    const rows = await store.searchRequests(text, searchRows + 1);
    return ok({ rows: rows.slice(0, searchRows), more: rows.length > searchRows });
  };
}

export function listRequests({ store }: Dependencies): UseCase<'listRequests'> {
  return async ({ text, after }) => {
    const rows = await store.listRequests(text, after, pageRows + 1);
    return ok({ rows: rows.slice(0, pageRows), more: rows.length > pageRows });
  };
}

export function getRequest(dependencies: Dependencies): UseCase<'getRequest'> {
  const { store, centralClock } = dependencies;
  return async ({ requestId }) => {
    const found = await store.getRequest(requestId);
    const facts = await gatherFacts(store, centralClock, requestId, null);
    if (!found || !facts) return refuse('not-found');
    return ok({
      ...found,
      orders: [...found.orders],
      facts,
      cases: [...(await store.listCasesOfRequest(requestId))],
    });
  };
}
