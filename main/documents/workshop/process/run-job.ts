import type { Result } from '../../../../shared/result.ts';
import { type JobErrorOf, type JobName, jobs, type RequestOf, type ValueOf } from '../messages.ts';
import { compose } from './compose.ts';
import { countPages } from './count-pages.ts';
import { draw } from './draw.ts';
import type { JobTools } from './job-tools.ts';
import { examine, read, render } from './look-at-page.ts';
import { split } from './split.ts';

type Doing = {
  readonly [Name in JobName]: (
    tools: JobTools,
    request: RequestOf<Name>,
  ) => Promise<Result<ValueOf<Name>, JobErrorOf<Name>>>;
};

const doing: Doing = { split, render, examine, compose, countPages, draw, read };

/**
 * @param request as it came: its job's schema is applied here.
 * @throws whatever is no answer to the file, which is a bug.
 */
export function runJob<Name extends JobName>(
  tools: JobTools,
  name: Name,
  request: unknown,
): Promise<Result<ValueOf<Name>, JobErrorOf<Name>>> {
  return doing[name](tools, jobs[name].request.parse(request) as RequestOf<Name>);
}
