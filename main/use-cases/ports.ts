import type { Logger } from 'pino';
import type { Instant } from '../../shared/domain/dates.ts';
import type { CapturedDocument } from '../../shared/domain/documents.ts';
import type { AnnouncementName, ChannelName } from '../../shared/ipc/channel-names.ts';
import type { ErrorOf, RequestOf, ResponseOf } from '../../shared/ipc/contract.ts';
import type { Line, SignedIn } from '../../shared/ipc/views.ts';
import type { PrintJob } from '../../shared/procedure/case-papers.ts';
import type { Result } from '../../shared/result.ts';
import type { Sources } from '../documents/sources/sources.ts';
import type { Vault } from '../documents/vault.ts';
import type { Workshop } from '../documents/workshop/workshop.ts';
import type { Clock } from '../platform/clock.ts';
import type { NewId } from '../platform/ids.ts';
import type { PassphraseSecrets } from '../platform/passphrase-secrets.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { BranchStore } from '../store/branch-store.ts';
import type { StoreCare } from '../store/care/store-care.ts';
import type { DocumentViews } from './capture/document-views.ts';

/** Puts a paper into a printer or into a file. */
export interface PaperPrinter {
  print(job: PrintJob): Promise<'printed' | 'cancelled' | 'failed' | 'no-printer'>;
  savePdf(job: PrintJob): Promise<'saved' | 'cancelled' | 'failed'>;
  /** What a hidden print window has to show; null once its job is over. */
  findJob(jobId: string): PrintJob | null;
}

/** Saves a file where the user says. */
export interface FileDesk {
  /** @param bytes made only once a place was chosen. */
  save(suggestedName: string, bytes: () => Promise<Uint8Array>): Promise<'saved' | 'cancelled' | 'failed'>;
}

/** The system's own notices, for a window that nobody looks at. */
export interface Desktop {
  /** @returns whether the system shows notices at all. */
  notify(title: string, body: string): boolean;
  /** Closes the application in order and starts it again. */
  restart(): void;
}

/** The line to the central office, as far as a use case needs it. */
export interface SyncPort {
  /** Something was committed: send it when the line allows. */
  wake(): void;
  syncNow(): Promise<void>;
  line(): Promise<Line>;
  /** The document that is on its way to the central office; percent from 0 to 100. */
  uploading(): { readonly documentId: string; readonly percent: number } | null;
  /** Stops documents, or lets them go on; everything else goes on in any case. */
  pauseUploads(paused: boolean): void;
  isUploadPaused(): boolean;
  /** Goes on with documents at once, unless they are paused. */
  retryUploads(): void;
  /** Takes a document's content from the central office; it has the hash that is given. */
  fetchDocument(
    document: Pick<CapturedDocument, 'documentId' | 'sha256' | 'bytes'>,
  ): Promise<Result<Uint8Array, 'offline' | 'not-here' | 'damaged'>>;
  enrol(centralUrl: string, code: string): Promise<Result<null, ErrorOf<'enrolDevice'>>>;
  followServer(code: string | null): Promise<Result<null, ErrorOf<'followServer'>>>;
  /** The signed file's text; null for a workstation that is not enrolled. */
  exportOutbox(): Promise<{
    readonly deviceCode: string;
    readonly text: string;
    readonly rows: number;
  } | null>;
}

/** Who is signed in at this workstation: in memory alone, gone with the process. */
export interface SessionHolder {
  current(): SignedIn | null;
  isLocked(): boolean;
  signIn(user: SignedIn): void;
  /** The same person, as the central office knows them now; a lock stays. */
  renew(user: SignedIn): void;
  signOut(): void;
  lock(): void;
}

/** Failed passwords by user name: wait longer each time, and stop for a while after too many. */
export interface SignInThrottle {
  mayTry(username: string, now: number): boolean;
  failed(username: string, now: number): void;
  succeeded(username: string): void;
}

export interface Dependencies {
  readonly store: BranchStore;
  readonly care: Omit<StoreCare, 'round' | 'start' | 'stop'>;
  readonly sync: SyncPort;
  readonly printer: PaperPrinter;
  readonly files: FileDesk;
  readonly desktop: Desktop;
  readonly documents: Vault;
  /** Pages that are captured and not attached yet, sealed like documents and in a folder of their own. */
  readonly pages: Pick<Vault, 'keepCopy' | 'open' | 'list' | 'discard'>;
  readonly workshop: Workshop;
  /** The watched folder and the network scanners. */
  readonly sources: Sources;
  readonly secrets: Secrets;
  /** Documents that somebody is looking at. */
  readonly views: DocumentViews;
  /** Null where the operating system keeps secrets. */
  readonly passphrase: PassphraseSecrets | null;
  readonly session: SessionHolder;
  readonly throttle: SignInThrottle;
  readonly clock: Clock;
  /** The central office's time as last known (R17). */
  readonly centralClock: { now(): Instant };
  readonly newId: NewId;
  /** argon2id: does the password fit the PHC string? */
  readonly verifyPassword: (hash: string, password: string) => Promise<boolean>;
  readonly announce: (what: AnnouncementName) => void;
  readonly logger: Logger;
  readonly version: string;
}

/** Handed to each use case by the router, which has checked that the role may call the channel. */
export interface Caller {
  readonly user: SignedIn | null;
}

export type UseCase<Name extends ChannelName> = (
  request: RequestOf<Name>,
  caller: Caller,
) => Promise<Result<ResponseOf<Name>, ErrorOf<Name>>>;

/** One command or query a channel. */
export type UseCases = { readonly [Name in ChannelName]: UseCase<Name> };
