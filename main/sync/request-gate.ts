/** Runs work in the order of the calls, one at a time: what was asked for first goes out first. */
export type RequestGate = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** One request is under way at most, also where documents and operations go out side by side [Y2]. */
export function createRequestGate(): RequestGate {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
