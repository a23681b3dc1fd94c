import type { StoreReader, StoreWriter } from '../store/branch-store.ts';

export type SyncReader = Pick<
  StoreReader,
  | 'getDeviceState'
  | 'listOutbox'
  | 'lastOutboxSeq'
  | 'countOutbox'
  | 'countAttention'
  | 'listRecords'
  | 'nextUpload'
>;
export type SyncWriter = SyncReader &
  Pick<
    StoreWriter,
    | 'setDeviceState'
    | 'recordOutcomes'
    | 'recordPushFailure'
    | 'applyChanges'
    | 'repairRecords'
    | 'dropEvents'
    | 'beginSnapshot'
    | 'noteSeen'
    | 'countUnseen'
    | 'listUnseen'
    | 'setUpload'
    | 'renumberOutbox'
    | 'resendCases'
  >;

/** As much of the branch's store as sync has any business with. */
export interface SyncStore extends SyncReader {
  transaction<Value>(work: (writer: SyncWriter) => Promise<Value>): Promise<Value>;
}
