import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { CentralClock } from '../../../main/platform/central-clock.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { developmentSecrets } from '../../../main/platform/secrets.ts';
import type { BranchStore } from '../../../main/store/branch-store.ts';
import { openBranchStore } from '../../../main/store/open-branch-store.ts';
import { createSync, type Sync } from '../../../main/sync/create-sync.ts';
import { type CaseCommand, decide } from '../../../shared/procedure/decide.ts';
import type { CaseEvent } from '../../../shared/procedure/events.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { applyEvent } from '../../../shared/procedure/fold.ts';
import type { CaseState } from '../../../shared/procedure/state.ts';
import { counterAdvisor } from '../../builders/case-facts.ts';
import { answer, motiveAnswer } from '../../builders/case-log.ts';
import type { TestCentral } from '../../central/support/start-central.ts';
import { type FaultyLine, faultyLine, noFaults } from './faulty-line.ts';
import { type HandTimers, handTimers } from './workstation.ts';

/** A branch's real store and sync on a folder, over a real socket to a real central office. */
export interface RealWorkstation {
  readonly folder: string;
  readonly store: BranchStore;
  readonly sync: Sync;
  readonly line: FaultyLine;
  readonly timers: HandTimers;
  readonly changes: string[];
  close(): Promise<void>;
}

export async function openWorkstation(folder: string): Promise<RealWorkstation> {
  await mkdir(folder, { recursive: true });
  const logger = pino({ level: 'silent' });
  const opened = await openBranchStore({ file: join(folder, 'reversa.sqlite'), newId, sha256, logger });
  if (!opened.ok) throw new Error(`The store does not open: ${JSON.stringify(opened.error)}`);
  const store = opened.value;
  const clock = { now: () => new Date().toISOString(), monotonic: () => performance.now() };
  const line = faultyLine(fetch, () => 0.5, noFaults);
  const timers = handTimers();
  const changes: string[] = [];
  const sync = createSync({
    store,
    secrets: developmentSecrets(folder),
    clock,
    centralClock: new CentralClock(clock, await store.getDeviceState()),
    newId,
    logger,
    onChange: (what) => changes.push(what),
    fetch: line.fetch,
    sideFilePath: join(folder, 'outbox.json'),
    setTimer: timers.setTimer,
  });
  await sync.start();
  await sync.settled();
  return {
    folder,
    store,
    sync,
    line,
    timers,
    changes,
    async close() {
      await sync.stop();
      await store.close();
    },
  };
}

/** Enrols with a fresh code of the central office and pulls everything. */
export async function enrolWith(
  one: RealWorkstation,
  office: TestCentral,
  url: string,
  areaId: string,
): Promise<void> {
  const code = await createEnrolmentCode(office.central.store, areaId, office.now());
  if (!code.ok) throw new Error(code.error);
  const enrolled = await one.sync.enrol(url, code.value);
  if (!enrolled.ok) throw new Error(enrolled.error);
  await one.sync.settled();
}

/** An annulment of all products of an unpaid request, up to the act. */
export function annulment(caseNumber: string, facts: CaseFacts): readonly CaseCommand[] {
  const { id: requestId, customerId } = facts.request;
  return [
    { kind: 'open', caseNumber, answer: { customerId, requestId } },
    answer('A2', {}),
    answer('A3', { type: 'full' }),
    answer('A4.1', motiveAnswer),
    answer('A5', { paid: false }),
    { kind: 'register', notificationNumber: `N-${caseNumber}` },
  ];
}

export interface LocalCase {
  readonly caseId: string;
  /** Decides as a use case does and commits event and outbox row. */
  run(command: CaseCommand): Promise<void>;
}

export function localCase(
  store: BranchStore,
  facts: CaseFacts,
  at: string,
  actor = counterAdvisor(),
): LocalCase {
  const caseId = newId();
  let state: CaseState | null = null;
  let seq = 0;
  return {
    caseId,
    async run(command) {
      const decided = decide(state, command, facts, actor);
      if (!decided.ok) throw new Error(`${command.kind} was refused: ${decided.error}`);
      const { deviceCode } = await store.getDeviceState();
      if (deviceCode === null) throw new Error('Not enrolled');
      const action = decided.value;
      const event: CaseEvent = {
        eventId: newId(),
        caseId,
        seq,
        action,
        actor,
        deviceCode,
        deviceTime: at,
        at,
      };
      await store.transaction((writer) => writer.appendEvent(event));
      state = applyEvent(state, event);
      seq += 1;
    },
  };
}
