import { areaEntity } from '../../../store/entities/area.ts';
import { caseEventEntity } from '../../../store/entities/case-event.ts';
import { caseEventRepairEntity } from '../../../store/entities/case-event-repair.ts';
import { caseSummaryEntity } from '../../../store/entities/case-summary.ts';
import { companyEntity } from '../../../store/entities/company.ts';
import { customerEntity } from '../../../store/entities/customer.ts';
import { motiveEntity } from '../../../store/entities/motive.ts';
import { serviceRequestEntity } from '../../../store/entities/service-request.ts';
import { userEntity } from '../../../store/entities/user.ts';
import { workOrderEntity } from '../../../store/entities/work-order.ts';
import { deviceEntity } from './device.ts';
import { deviceReportEntity } from './device-report.ts';
import { documentEntity } from './document.ts';
import { documentDeletionEntity } from './document-deletion.ts';
import { enrolmentCodeEntity } from './enrolment-code.ts';
import { feedEntity } from './feed.ts';
import { feedHorizonEntity, feedMarkEntity } from './feed-mark.ts';
import { mailEntity } from './mail.ts';
import { openAnnulmentEntity } from './open-annulment.ts';
import { pushResultEntity } from './push-result.ts';
import { serverStateEntity } from './server-state.ts';
import { settingsEntity } from './settings.ts';

/** Every table of the central office's database: those that branches have too, and its own. */
export const centralEntities = [
  companyEntity,
  areaEntity,
  userEntity,
  motiveEntity,
  customerEntity,
  serviceRequestEntity,
  workOrderEntity,
  caseEventEntity,
  caseSummaryEntity,
  deviceEntity,
  deviceReportEntity,
  enrolmentCodeEntity,
  pushResultEntity,
  feedEntity,
  openAnnulmentEntity,
  mailEntity,
  documentEntity,
  documentDeletionEntity,
  settingsEntity,
  serverStateEntity,
  feedMarkEntity,
  feedHorizonEntity,
  caseEventRepairEntity,
];
