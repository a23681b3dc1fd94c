/** What of an error may stand in a log: its message may quote a customer's data, a path or a statement's parameters. */
export interface DescribedFault {
  readonly name: string;
  readonly code: string | null;
  /** Places in the code alone. */
  readonly stack: readonly string[];
  readonly cause: DescribedFault | null;
}

const deepestCause = 3;

/** Takes a thrown value apart without its message (R10). */
export function describeFault(fault: unknown, depth = 0): DescribedFault {
  if (!(fault instanceof Error)) return { name: typeof fault, code: null, stack: [], cause: null };
  const code =
    'code' in fault && (typeof fault.code === 'string' || typeof fault.code === 'number') ? fault.code : null;
  return {
    name: fault.name,
    code: code === null ? null : String(code),
    stack: (fault.stack ?? '').split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : [])),
    cause: fault.cause === undefined || depth >= deepestCause ? null : describeFault(fault.cause, depth + 1),
  };
}
