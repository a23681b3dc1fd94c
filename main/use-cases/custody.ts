import { rolesOf } from '../../shared/procedure/tasks.ts';
import { ok, refuse } from '../../shared/result.ts';
import { commandCase } from './case-commands.ts';
import { stateOf } from './case-view.ts';
import { everyCase, ownCentre } from './cases.ts';
import type { Dependencies, UseCase } from './ports.ts';
import { signedIn } from './signed-in.ts';

/** A row is taken before it is worked on (U12). */
export function takeCase(dependencies: Dependencies): UseCase<'takeCase'> {
  return (at, caller) => commandCase(dependencies, signedIn(caller), at, async () => ({ kind: 'take' }));
}

export function releaseCase(dependencies: Dependencies): UseCase<'releaseCase'> {
  return (at, caller) => commandCase(dependencies, signedIn(caller), at, async () => ({ kind: 'release' }));
}

/** How many of a queue are tried, the oldest first: those at its beginning may all be somebody's. */
const tried = 200;

/** F8: the case that waits longest in one's queue and is free. */
export function takeNextCase(dependencies: Dependencies): UseCase<'takeNextCase'> {
  const { store } = dependencies;
  return async (_request, caller) => {
    const user = signedIn(caller);
    const waiting = await store.listCases({
      ...everyCase,
      queueRole: user.role,
      centre: ownCentre(user),
      oldestFirst: true,
      limit: tried,
    });
    for (const { caseId, holderId } of waiting) {
      // Whoever has one already goes on with the next.
      if (holderId === user.userId) continue;
      const stored = await store.getCase(caseId);
      if (!stored) continue;
      const head = stateOf(stored).eventCount - 1;
      const taken = await commandCase(dependencies, user, { caseId, head }, async () => ({ kind: 'take' }));
      // Somebody's, or a task beside the path, which is not taken: the next one then.
      if (taken.ok) return taken;
    }
    return ok(null);
  };
}

export function listAssignees({ store }: Dependencies): UseCase<'listAssignees'> {
  return async ({ caseId }) => {
    const stored = await store.getCase(caseId);
    if (!stored) return refuse('not-found');
    const state = stateOf(stored);
    const { position } = state;
    const roles = position.kind === 'step' ? rolesOf(state, position.step) : [];
    const [users, areas] = await Promise.all([store.listUsers(), store.listAreas()]);
    const names = new Map(areas.map(({ id, name }) => [id, name]));
    return ok(
      users
        .filter(({ active, role }) => active && roles.includes(role))
        .map(({ id, name, role, areaId }) => ({
          userId: id,
          name,
          role,
          areaName: names.get(areaId) ?? areaId,
        })),
    );
  };
}

/** The head gives a case to somebody else: taken and forgotten, or too much for one. */
export function reassignCase(dependencies: Dependencies): UseCase<'reassignCase'> {
  const { store } = dependencies;
  return async ({ userId, reason, ...at }, caller) => {
    const to = (await store.listUsers()).find(({ id }) => id === userId);
    if (!to?.active) return refuse('inactive-user');
    return commandCase(dependencies, signedIn(caller), at, async () => ({
      kind: 'reassign',
      to: { userId: to.id, name: to.name, role: to.role },
      reason,
    }));
  };
}

export function alertQueue({ desktop }: Dependencies): UseCase<'alertQueue'> {
  return async ({ waiting }) => {
    const body =
      waiting === 1
        ? 'Hay una orden de trabajo por suspender.'
        : `Hay ${waiting} órdenes de trabajo por suspender.`;
    return ok({ shown: desktop.notify('Suspensiones por atender', body) });
  };
}
