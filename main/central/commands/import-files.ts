import { importFiles } from '../import/import-files.ts';
import { formatReport } from '../import/report.ts';
import { type CommandContext, withStore } from './context.ts';

/** `import`: reads exports into the store and says what became of each row; 1 when something was not taken. */
export function importFilesCommand(context: CommandContext, files: readonly string[]): Promise<number> {
  return withStore(context, async (store) => {
    const report = await importFiles(files, store.importTarget);
    for (const line of formatReport(report)) context.print(line);
    return report.problems.length > 0 ? 1 : 0;
  });
}
