import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { CentralClock } from '../../../main/platform/central-clock.ts';
import type { Clock } from '../../../main/platform/clock.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { developmentSecrets } from '../../../main/platform/secrets.ts';
import type { BranchStore } from '../../../main/store/branch-store.ts';
import { openWorkstationStore, type Repair } from '../../../main/store/care/open-workstation-store.ts';
import { createSync, type Sync } from '../../../main/sync/create-sync.ts';
import type { SyncStore } from '../../../main/sync/sync-store.ts';
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
  /** What had to be done to the database at this start. */
  readonly repair: Repair | null;
  readonly sync: Sync;
  readonly centralClock: CentralClock;
  readonly line: FaultyLine;
  readonly timers: HandTimers;
  readonly changes: string[];
  close(): Promise<void>;
}

/** What a test puts between the sync and the world. */
interface Between {
  /** Of the line's faults, where a test has some come by chance. */
  readonly random?: () => number;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  readonly store?: (store: BranchStore) => SyncStore;
}

export async function openWorkstation(folder: string, between: Between = {}): Promise<RealWorkstation> {
  await mkdir(folder, { recursive: true });
  const logger = pino({ level: 'silent' });
  const clock = between.clock ?? { now: () => new Date().toISOString(), monotonic: () => performance.now() };
  const file = join(folder, 'reversa.sqlite');
  const opened = await openWorkstationStore({ folder, file, newId, sha256, logger, now: clock.now });
  if (!opened.ok) throw new Error(`The store does not open: ${JSON.stringify(opened.error)}`);
  const { store, repair } = opened.value;
  const centralClock = new CentralClock(clock, await store.getDeviceState());
  const line = faultyLine(between.fetch ?? fetch, between.random ?? (() => 0.5), noFaults);
  const timers = handTimers();
  const changes: string[] = [];
  const sync = createSync({
    store: between.store?.(store) ?? store,
    secrets: developmentSecrets(folder),
    clock,
    centralClock,
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
    repair,
    sync,
    centralClock,
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
