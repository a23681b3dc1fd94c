import { openConnection } from '../../../main/store/data-source.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { branchSchema, storeReader, storeWriter } from '../../../main/store/open-branch-store.ts';
import type { OpenStore } from '../desk-store.ts';

/** As TypeORM's own documentation has it: one data source for everything, and its `transaction` for whoever wants one. */
export const openWithOneDataSource: OpenStore = async ({ file, newId, sha256, logger }) => {
  const { dataSource } = await openConnection(
    { schema: branchSchema, file, logger, busyTimeout: 5_000 },
    'writer',
  );
  await migrate(dataSource, file);
  const reader = storeReader(dataSource.manager);
  return {
    ...reader,
    transaction: (work) =>
      dataSource.transaction((inner) => work({ ...storeWriter(inner, { newId, sha256 }), ...reader })),
    close: () => dataSource.destroy(),
  };
};
