import type { PrintJob } from '../../shared/procedure/case-papers.ts';
import { CopyPaper } from './copy-paper.tsx';
import { FormPaper } from './form-paper.tsx';
import { IndicatorPaper } from './indicator-paper.tsx';
import { NotificationPaper } from './notification-paper.tsx';

/** What one print window shows, and what its preview shows on screen. */
export function Paper({ job }: { readonly job: PrintJob }) {
  switch (job.kind) {
    case 'notification':
      return <NotificationPaper notification={job.notification} />;
    case 'form':
      return <FormPaper form={job.form} />;
    case 'copy':
      return <CopyPaper title={job.title} pages={job.pages} />;
    case 'indicator':
      return <IndicatorPaper report={job.report} />;
  }
}
