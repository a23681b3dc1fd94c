import { type CaseCommand, decide } from '../../shared/procedure/decide.ts';
import type { Actor, CaseEvent } from '../../shared/procedure/events.ts';
import type { CaseFacts } from '../../shared/procedure/facts.ts';
import { applyEvent } from '../../shared/procedure/fold.ts';
import type { RefusalCode } from '../../shared/procedure/refusals.ts';
import type { CaseState } from '../../shared/procedure/state.ts';
import { caseEvent, caseFacts, counterAdvisor } from './case-facts.ts';

export const openCommand: CaseCommand = {
  kind: 'open',
  caseNumber: 'LPZ-01-01-000001',
  answer: { customerId: 'C-1', requestId: 'S-1' },
};

export const motiveAnswer = {
  motiveId: 'economico',
  motiveName: 'Motivo económico',
  causeId: 'precio',
  causeName: 'Precio elevado',
  noteRequired: false,
  note: '',
};

export interface CaseLog {
  readonly events: CaseEvent[];
  state: CaseState | null;
  /** Judges a command on the log's state; appends what it decides, or returns why not. */
  run(command: CaseCommand, facts?: CaseFacts, actor?: Actor): RefusalCode | null;
}

/** A case's log that grows by commands, as in a use case but in memory. */
export function caseLog(defaultFacts: CaseFacts = caseFacts()): CaseLog {
  const log: CaseLog = {
    events: [],
    state: null,
    run(command, facts = defaultFacts, actor = counterAdvisor()) {
      const decided = decide(log.state, command, facts, actor);
      if (!decided.ok) return decided.error;
      const event = caseEvent(log.events.length, decided.value, { actor });
      log.events.push(event);
      log.state = applyEvent(log.state, event);
      return null;
    },
  };
  return log;
}

/** Runs commands that have to be admitted. */
export function runAll(log: CaseLog, commands: readonly CaseCommand[]): CaseLog {
  for (const command of commands) {
    const refused = log.run(command);
    if (refused !== null) throw new Error(`${command.kind} was refused: ${refused}`);
  }
  return log;
}

export function answer(step: Extract<CaseCommand, { kind: 'answer' }>['step'], value: unknown): CaseCommand {
  return { kind: 'answer', step, target: null, answer: value };
}
