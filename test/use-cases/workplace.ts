import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createVault } from '../../main/documents/vault.ts';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { developmentSecrets, type Secrets } from '../../main/platform/secrets.ts';
import type { BranchStore } from '../../main/store/branch-store.ts';
import { openWorkstationStore } from '../../main/store/care/open-workstation-store.ts';
import { createStoreCare } from '../../main/store/care/store-care.ts';
import { createDocumentViews, type DocumentViews } from '../../main/use-cases/capture/document-views.ts';
import type { Caller, Dependencies, SyncPort, UseCases } from '../../main/use-cases/ports.ts';
import { createSessionHolder, createSignInThrottle } from '../../main/use-cases/session.ts';
import { createUseCases } from '../../main/use-cases/use-cases.ts';
import type { Role, User } from '../../shared/domain/people.ts';
import type { Line, SignedIn } from '../../shared/ipc/views.ts';
import type { PrintJob } from '../../shared/procedure/case-papers.ts';
import type { AnnulmentNotification } from '../../shared/procedure/notification.ts';
import type { Change } from '../../shared/protocol/changes.ts';
import { ok, refuse } from '../../shared/result.ts';
import { item } from '../builders/case-facts.ts';
import { inProcessWorkshop, type TestWorkshop } from '../support/in-process-workshop.ts';
import { type TestSources, testSources } from '../support/test-sources.ts';
import { type TestClock, testClock } from './test-clock.ts';

export const area = { id: 'LPZ-01', name: 'Sucursal de prueba', regional: 'LPZ' };

export function signedInAs(
  role: Role = 'counter-advisor',
  userId = 'u-1',
): Caller & { readonly user: SignedIn } {
  return { user: { userId, username: userId, name: `Usuario ${userId}`, role, area } };
}

export function user(parts: Partial<User> = {}): User {
  return {
    id: 'u-1',
    username: 'asesor1',
    name: 'Asesora de prueba',
    role: 'counter-advisor',
    areaId: area.id,
    email: null,
    passwordHash: '$argon2id$stored',
    active: true,
    demoPassword: null,
    ...parts,
  };
}

/** A request of two products with its customer, and what else a branch has to know to work. */
export function changes(
  parts: { readonly registeredAt?: string; readonly paidCents?: number } = {},
): Change[] {
  const request = {
    id: 'S-1',
    customerId: 'C-1',
    kind: 'new-installation' as const,
    registeredAt: parts.registeredAt ?? '2026-11-23T13:00:00.000Z',
    regional: 'LPZ',
    branch: 'Sucursal de prueba',
    items: [item(1, 'Internet 50 Mbps'), item(2, 'Televisión básica')],
    payments: parts.paidCents
      ? [
          {
            receiptNumber: 'R-77',
            document: 'receipt' as const,
            amountCents: parts.paidCents,
            paidAt: '2026-11-23T13:30:00.000Z',
          },
        ]
      : [],
  };
  return [
    {
      kind: 'company',
      key: 'company',
      body: { name: 'Empresa de prueba', nit: '1', address: '', demonstration: false },
    },
    { kind: 'area', key: area.id, body: area },
    { kind: 'user', key: 'u-1', body: user() },
    {
      kind: 'motive',
      key: 'economico',
      body: {
        id: 'economico',
        name: 'Motivo económico',
        causes: [{ id: 'precio', name: 'Precio elevado' }],
        needsNote: false,
        position: 1,
      },
    },
    {
      kind: 'customer',
      key: 'C-1',
      body: {
        id: 'C-1',
        kind: 'residential',
        firstNames: 'María Elena',
        lastNames: 'Quispe Mamani',
        companyName: null,
        identityCard: { number: '4512345', complement: null, department: 'LP' },
        nit: null,
        phone: null,
        address: null,
        regional: 'LPZ',
      },
    },
    { kind: 'request', key: 'S-1', body: request },
  ];
}

export interface Workplace {
  readonly useCases: UseCases;
  /** What the use cases were given. */
  readonly dependencies: Dependencies;
  readonly workshop: TestWorkshop;
  readonly sources: TestSources;
  readonly views: DocumentViews;
  readonly store: BranchStore;
  readonly clock: TestClock;
  readonly papers: AnnulmentNotification[];
  readonly jobs: PrintJob[];
  readonly notices: string[];
  /** How often the application was to start again. */
  readonly restarts: () => number;
  readonly folder: string;
  /** What was saved, by its suggested name. */
  readonly files: Map<string, Uint8Array>;
  lineState: Line['state'];
  /** What waits, as a file; null while nothing is enrolled. */
  exported: Awaited<ReturnType<SyncPort['exportOutbox']>>;
  /** What `syncNow` does: a central office's answer, where a test has one. */
  onSync: () => Promise<void>;
  printOutcome: 'printed' | 'cancelled' | 'failed' | 'no-printer';
  readonly announced: string[];
  readonly wakes: () => number;
  /** What the central office answers to whoever asks for a document. */
  atCentral: Awaited<ReturnType<SyncPort['fetchDocument']>>;
  /** Ends as a kill does: the folder stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The use cases on a real store in a folder of its own; clock, line and printer are fakes.
 *
 * @param parts a folder that an earlier one has left; secrets of another machine, or none; what stands in place of the rest.
 */
export async function openWorkplace(
  seed: readonly Change[] = changes(),
  parts: {
    readonly folder?: string;
    readonly secrets?: Secrets;
    readonly replace?: (dependencies: Dependencies) => Dependencies;
  } = {},
): Promise<Workplace> {
  const folder = parts.folder ?? (await mkdtemp(join(tmpdir(), 'reversa-use-cases-')));
  const secrets = parts.secrets ?? developmentSecrets(folder);
  const workshop = inProcessWorkshop();
  const sources = testSources();
  const views = createDocumentViews(newId);
  const vaultIn = (...inner: readonly string[]) =>
    createVault({ folder: join(folder, ...inner), secrets, newId, sha256 });
  const logger = pino({ level: 'silent' });
  const clock = testClock();
  const file = join(folder, 'branch.db');
  const opened = await openWorkstationStore({ folder, file, newId, sha256, logger, now: clock.now });
  if (!opened.ok) throw new Error(opened.error);
  const { store } = opened.value;
  await store.transaction(async (writer) => {
    await writer.applyChanges(seed);
    await writer.setDeviceState({ deviceCode: 'LPZ-01-01', area, firstSyncDone: true });
  });
  const announced: string[] = [];
  const papers: AnnulmentNotification[] = [];
  const jobs: PrintJob[] = [];
  const notices: string[] = [];
  const files = new Map<string, Uint8Array>();
  let woken = 0;
  let restarted = 0;
  const dependencies: Dependencies = {
    store,
    care: createStoreCare({ ...opened.value, now: clock.now, logger }),
    sync: {
      wake: () => {
        woken += 1;
      },
      syncNow: () => workplace.onSync(),
      line: async () => ({
        state: workplace.lineState,
        problem: null,
        replaced: null,
        pending: 0,
        oldestPendingAt: null,
        lastSyncAt: null,
        comparedAt: null,
        repaired: null,
        attention: 0,
      }),
      uploading: () => null,
      pauseUploads: () => {},
      isUploadPaused: () => false,
      retryUploads: () => {},
      fetchDocument: async () => workplace.atCentral,
      enrol: async () => ok(null),
      followServer: async () => ok(null),
      exportOutbox: async () => workplace.exported,
    },
    passphrase: null,
    printer: {
      print: async (job) => {
        jobs.push(job);
        if (job.kind === 'notification') papers.push(job.notification);
        return workplace.printOutcome;
      },
      savePdf: async (job) => {
        jobs.push(job);
        return 'saved';
      },
      findJob: () => null,
    },
    files: {
      save: async (name, bytes) => {
        files.set(name, await bytes());
        return 'saved';
      },
    },
    desktop: {
      notify: (title, body) => {
        notices.push(`${title}: ${body}`);
        return true;
      },
      restart: () => {
        restarted += 1;
      },
    },
    documents: vaultIn('documents'),
    pages: vaultIn('documents', 'tray'),
    workshop,
    sources,
    secrets,
    views,
    session: createSessionHolder(() => views.closeAll()),
    throttle: createSignInThrottle(),
    clock,
    centralClock: clock,
    newId,
    verifyPassword: async (hash, password) => hash === '$argon2id$stored' && password === 'correcta',
    announce: (what) => announced.push(what),
    logger,
    version: '0.0.0',
  };
  const given = parts.replace?.(dependencies) ?? dependencies;
  const workplace: Workplace = {
    useCases: createUseCases(given),
    dependencies: given,
    workshop,
    sources,
    views,
    store,
    clock,
    papers,
    jobs,
    notices,
    files,
    lineState: 'offline',
    exported: null,
    onSync: async () => {},
    announced,
    printOutcome: 'printed',
    wakes: () => woken,
    restarts: () => restarted,
    folder,
    atCentral: refuse('offline'),
    stop: () => store.close(),
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return workplace;
}
