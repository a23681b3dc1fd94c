import { areaEntity } from './area.ts';
import { begunDocumentEntity } from './begun-document.ts';
import { branchMailEntity } from './branch-mail.ts';
import { branchRequestEntity } from './branch-request.ts';
import { branchSettingsEntity } from './branch-settings.ts';
import { caseEventEntity } from './case-event.ts';
import { caseEventRepairEntity } from './case-event-repair.ts';
import { caseProblemEntity } from './case-problem.ts';
import { caseQueueEntity } from './case-queue.ts';
import { caseSummaryEntity } from './case-summary.ts';
import { claimEntity } from './claim.ts';
import { companyEntity } from './company.ts';
import { counterEntity } from './counter.ts';
import { customerEntity } from './customer.ts';
import { deviceStateEntity } from './device-state.ts';
import { documentUploadEntity } from './document-upload.ts';
import { draftEntity } from './draft.ts';
import { motiveEntity } from './motive.ts';
import { outboxEntity } from './outbox.ts';
import { pageLookEntity } from './page-look.ts';
import { receivedDocumentEntity } from './received-document.ts';
import { serviceRequestEntity } from './service-request.ts';
import { snapshotSeenEntity } from './snapshot-seen.ts';
import { trayPageEntity } from './tray-page.ts';
import { userEntity } from './user.ts';
import { workOrderEntity } from './work-order.ts';

/** Every table of a branch's database. */
export const branchEntities = [
  companyEntity,
  areaEntity,
  userEntity,
  motiveEntity,
  customerEntity,
  serviceRequestEntity,
  branchRequestEntity,
  workOrderEntity,
  caseEventEntity,
  caseSummaryEntity,
  caseQueueEntity,
  caseProblemEntity,
  claimEntity,
  outboxEntity,
  draftEntity,
  deviceStateEntity,
  counterEntity,
  branchSettingsEntity,
  branchMailEntity,
  caseEventRepairEntity,
  snapshotSeenEntity,
  documentUploadEntity,
  receivedDocumentEntity,
  trayPageEntity,
  pageLookEntity,
  begunDocumentEntity,
];
