import type { Dispatch } from './dispatch.ts';

/**
 * Answers every call as soon as somebody is there who can: a page is loaded while the database still opens, and its first calls wait.
 *
 * @param there never settles where the start fails: the application ends then, and its pages with it.
 */
export function dispatchOnceThere(there: Promise<Dispatch>): Dispatch {
  return async (name, payload, sender) => (await there)(name, payload, sender);
}
