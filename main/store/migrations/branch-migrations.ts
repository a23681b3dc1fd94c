import { CreateBranchStore1795511378000 } from './0001-create-branch-store.ts';
import { WholeProcedure1795597778000 } from './0002-whole-procedure.ts';
import { DocumentUploads1795684178000 } from './0003-document-uploads.ts';
import { OutboxTries1795856978000 } from './0005-outbox-tries.ts';
import { Snapshots1795943378000 } from './0006-snapshots.ts';
import { CaptureTray1796029778000 } from './0007-capture-tray.ts';
import { DeletedDocuments1796116178000 } from './0008-deleted-documents.ts';

/** In the order in which they run. A released one is never edited, renamed or removed. */
export const branchMigrations = [
  CreateBranchStore1795511378000,
  WholeProcedure1795597778000,
  DocumentUploads1795684178000,
  OutboxTries1795856978000,
  Snapshots1795943378000,
  CaptureTray1796029778000,
  DeletedDocuments1796116178000,
];
