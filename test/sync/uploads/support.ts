import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createEnrolmentCode } from '../../../main/central/devices/enrolment-codes.ts';
import { createVault, type Vault } from '../../../main/documents/vault.ts';
import { CentralClock } from '../../../main/platform/central-clock.ts';
import { newId, sha256 } from '../../../main/platform/ids.ts';
import { developmentSecrets } from '../../../main/platform/secrets.ts';
import type { BranchStore } from '../../../main/store/branch-store.ts';
import { openBranchStore } from '../../../main/store/open-branch-store.ts';
import { createSync, type Sync } from '../../../main/sync/create-sync.ts';
import type { CapturedDocument } from '../../../shared/domain/documents.ts';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { staff } from '../../builders/staff.ts';
import { startOfTests, type TestCentral } from '../../central/support/start-central.ts';
import { png, pngChunk } from '../../documents/corpus.ts';
import { localCase } from '../support/real-workstation.ts';
import { handTimers } from '../support/workstation.ts';

/** A picture of about so many bytes, different each time, that the vault takes. */
export function picture(bytes: number): Buffer {
  return png(8, 6, pngChunk('teXt', randomBytes(bytes)));
}

/** A code for one more workstation of an area. */
export async function codeFor(office: TestCentral, areaId = 'LPZ-01'): Promise<string> {
  const code = await createEnrolmentCode(office.central.store, areaId, office.now());
  if (!code.ok) throw new Error(code.error);
  return code.value;
}

/** What goes over the line of a workstation: counted, and damaged as a test wants. */
export interface Line {
  requests: string[];
  /** Called before each request with its body; throws for a line that is cut, or gives another body. */
  before: (method: string, path: string, body: Uint8Array) => Promise<Uint8Array>;
  /** Called with each answer before it is handed on; throws for one that is lost. */
  after: (method: string, path: string) => Promise<void>;
}

export interface DocumentDesk {
  /** Of its database. */
  readonly file: string;
  readonly store: BranchStore;
  readonly sync: Sync;
  readonly vault: Vault;
  readonly line: Line;
  /** Time that has to pass, in milliseconds, before the next attempt. */
  pass(milliseconds: number): void;
  /** Of that time, all that passed, in milliseconds. */
  passed(): number;
  /** Opens a case and attaches documents to it. */
  attach(
    ...contents: readonly Buffer[]
  ): Promise<readonly (CapturedDocument & { readonly caseId: string })[]>;
  /** The same, of a request that these facts name. */
  attachTo(
    facts: CaseFacts,
    ...contents: readonly Buffer[]
  ): Promise<readonly (CapturedDocument & { readonly caseId: string })[]>;
  /** Rounds of sync, each after a long wait, until nothing waits. @returns how many it took. */
  sendAll(mostRounds: number): Promise<number>;
  close(): Promise<void>;
}

function bytesOf(body: RequestInit['body']): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return typeof body === 'string' ? Buffer.from(body) : new Uint8Array();
}

/** A workstation with its vault over a real socket to a real central office. */
export async function openDesk(
  url: () => string,
  code: string,
  now: () => string = () => startOfTests,
): Promise<DocumentDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-documents-'));
  const logger = pino({ level: 'silent' });
  const opened = await openBranchStore({ file: join(folder, 'branch.db'), newId, sha256, logger });
  if (!opened.ok) throw new Error(opened.error);
  const store = opened.value;
  const secrets = developmentSecrets(folder);
  const vault = createVault({ folder: join(folder, 'documents'), secrets, newId, sha256 });
  let passed = 0;
  const clock = { now, monotonic: () => performance.now() + passed };
  const line: Line = {
    requests: [],
    before: async (_method, _path, body) => body,
    after: async () => {},
  };
  const timers = handTimers();
  const carry: typeof fetch = async (input, init = {}) => {
    const { pathname, search } = new URL(String(input));
    const method = init.method ?? 'GET';
    const body = bytesOf(init.body);
    line.requests.push(`${method} ${pathname}`);
    const carried = await line.before(method, pathname, body);
    const response = await fetch(`${url()}${pathname}${search}`, {
      ...init,
      ...(body.length === 0 ? {} : { body: new Uint8Array(carried) }),
    });
    await line.after(method, pathname);
    return response;
  };
  const sync = createSync({
    store,
    secrets,
    clock,
    centralClock: new CentralClock(clock, await store.getDeviceState()),
    newId,
    logger,
    onChange: () => {},
    openDocument: vault.open,
    fetch: carry,
    sideFilePath: join(folder, 'outbox.json'),
    setTimer: timers.setTimer,
    random: () => 0.5,
  });
  await sync.start();
  const enrolled = await sync.enrol(url(), code);
  if (!enrolled.ok) throw new Error(enrolled.error);
  await sync.settled();

  const desk: DocumentDesk = {
    file: join(folder, 'branch.db'),
    store,
    sync,
    vault,
    line,
    pass(milliseconds) {
      passed += milliseconds;
    },
    passed: () => passed,
    attach: (...contents) => desk.attachTo(caseFacts(), ...contents),
    async attachTo(facts, ...contents) {
      const actor = staff('back-office-commercial');
      const local = localCase(store, facts, now(), actor);
      const caseNumber = `LPZ-BO-01-${local.caseId.slice(-6)}`;
      const { id: requestId, customerId } = facts.request;
      await local.run({ kind: 'open', caseNumber, answer: { customerId, requestId } });
      const documents: (CapturedDocument & { readonly caseId: string })[] = [];
      for (const content of contents) {
        const kept = await vault.keep(local.caseId, 'identity-card-copy', 'carta.png', content);
        if (!kept.ok) throw new Error(kept.error);
        await local.run({ kind: 'attach', document: kept.value });
        documents.push({ ...kept.value, caseId: local.caseId });
      }
      return documents;
    },
    async sendAll(mostRounds) {
      for (let round = 1; round <= mostRounds; round += 1) {
        desk.pass(60_000);
        await sync.syncNow();
        await sync.settled();
        if ((await store.nextUpload()) === null) return round;
      }
      throw new Error(`Documents still wait after ${mostRounds} rounds`);
    },
    async close() {
      await sync.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;
}
