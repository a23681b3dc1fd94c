import type { CaseCommand } from '../../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { caseFacts, counterAdvisor } from '../../builders/case-facts.ts';
import { answer, caseLog, motiveAnswer, openCommand, runAll } from '../../builders/case-log.ts';

/** The commands of a full annulment of what is not paid, in order; the sixth is the act. */
export const fullAnnulment: readonly CaseCommand[] = [
  openCommand,
  answer('A2', {}),
  answer('A3', { type: 'full' }),
  answer('A4.1', motiveAnswer),
  answer('A5', { paid: false }),
  { kind: 'register', notificationNumber: 'N-1' },
];

/** The same for the first product alone. */
export const partialAnnulment: readonly CaseCommand[] = [
  openCommand,
  answer('A2', {}),
  answer('A3', { type: 'partial' }),
  answer('A4', { itemIds: ['S-1-1'] }),
  answer('A4.1', motiveAnswer),
  answer('A5', { paid: false }),
  { kind: 'register', notificationNumber: 'N-1' },
];

export const withdrawal: CaseCommand = { kind: 'withdraw', reason: 'changed-mind', note: '' };

interface CaseParts {
  /** Tells cases apart: 1, 2, 3 … */
  readonly number?: number;
  readonly facts?: CaseFacts;
  readonly userId?: string;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

export function caseIdOf(number: number): string {
  return `019a0000-0000-7000-8000-${hex(number, 12)}`;
}

/** The events of a case of its own, a minute apart. */
export function caseEvents(
  commands: readonly CaseCommand[],
  { number = 1, facts = caseFacts(), userId = 'u-1' }: CaseParts = {},
): readonly CaseEvent[] {
  const numbered = commands.map((command): CaseCommand => {
    if (command.kind === 'open')
      return {
        ...command,
        caseNumber: `LPZ-01-01-${String(number).padStart(6, '0')}`,
        answer: { customerId: facts.customer.id, requestId: facts.request.id },
      };
    return command.kind === 'register' ? { ...command, notificationNumber: `N-${number}` } : command;
  });
  return runAll(caseLog(facts), numbered).events.map((event) => ({
    ...event,
    caseId: caseIdOf(number),
    eventId: `019b0000-${hex(number, 4)}-7000-8000-${hex(event.seq, 12)}`,
    actor: counterAdvisor({ userId }),
    at: new Date(Date.parse('2026-11-23T14:00:00.000Z') + (number * 100 + event.seq) * 60_000).toISOString(),
  }));
}
