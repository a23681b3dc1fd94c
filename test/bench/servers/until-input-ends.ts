/** Resolves when whoever started this process stops it, or is gone. */
export function untilInputEnds(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once('end', () => resolve());
    process.stdin.resume();
  });
}
