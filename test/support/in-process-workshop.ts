import { createPdfEngine } from '../../main/documents/workshop/process/pdf-engine.ts';
import { runJob } from '../../main/documents/workshop/process/run-job.ts';
import { createLineReader } from '../../main/documents/workshop/seeing/read-lines.ts';
import type { Workshop } from '../../main/documents/workshop/workshop.ts';
import { sha256 } from '../../main/platform/ids.ts';
import type { Adjustments, Examined } from '../../shared/domain/capture.ts';
import { ok } from '../../shared/result.ts';

export interface TestWorkshop extends Workshop {
  /** What is said to be seen on a page, in place of what is: an unwarned page with a look of its own otherwise. */
  see: (jpeg: Uint8Array, adjustments: Adjustments | null) => Partial<Examined>;
  /** Called before each job with its name: throws or waits where a test wants it. */
  before: (job: string) => Promise<void>;
  /** What is read off any page. */
  lines: readonly string[];
}

/**
 * The workshop's own work in the process of the test. What it sees is the test's to say: small pictures are what a test wants and what
 * would be warned about.
 */
export function inProcessWorkshop(): TestWorkshop {
  const tools = { pdf: createPdfEngine(), reader: createLineReader(), onPage: () => undefined };
  const look = (examined: Examined, jpeg: Uint8Array, adjustments: Adjustments | null): Examined => ({
    ...examined,
    corners: null,
    warnings: [],
    fingerprint: sha256(jpeg).slice(0, 16),
    ...workshop.see(jpeg, adjustments),
  });
  const workshop: TestWorkshop = {
    see: () => ({}),
    before: async () => undefined,
    lines: [],
    async split(bytes) {
      await workshop.before('split');
      const split = await runJob(tools, 'split', { bytes });
      if (!split.ok) return split;
      return ok(split.value.map(({ jpeg, examined }) => ({ jpeg, examined: look(examined, jpeg, null) })));
    },
    async render(page, adjustments, width) {
      await workshop.before('render');
      return runJob(tools, 'render', { page, adjustments, width });
    },
    async examine(page, adjustments) {
      await workshop.before('examine');
      const seen = await runJob(tools, 'examine', { page, adjustments });
      return seen.ok ? ok(look(seen.value, page, adjustments)) : seen;
    },
    async compose(pages) {
      await workshop.before('compose');
      return runJob(tools, 'compose', { pages: [...pages] });
    },
    countPages: (document) => runJob(tools, 'countPages', { document }),
    draw: (document, page, width, lines) =>
      runJob(tools, 'draw', { document, page, width, lines: [...lines] }),
    read: async () => ok(workshop.lines),
    close: async () => undefined,
  };
  return workshop;
}
