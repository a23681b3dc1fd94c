/** Why the procedure does not admit an event: returned by branch and central office alike (COM-DSC-P06). */
export const refusalCodes = [
  'wrong-role',
  'wrong-area',
  'inactive-user',
  'not-current-step',
  'case-ended',
  'case-not-open',
  'case-already-open',
  'already-registered',
  'invalid-answer',
  'request-unknown',
  'request-annulled',
  'under-annulment',
  'stale-facts',
  'stale-case',
  'payment-exists',
  'not-all-items',
  'not-printed',
  'broken-chain',
  'previous-refused',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
