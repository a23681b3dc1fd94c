import { type Connection, type DatabaseSettings, openConnection } from './data-source.ts';
import { Door } from './door.ts';
import { migrate } from './migrate.ts';

/**
 * Opens a database, which is made if it is not there, brings it up, and hands out the one way to it.
 *
 * @returns the door, or why the file was left as it is.
 * @throws what the driver or TypeORM threw, with SQLite's code in it.
 */
export async function openDoor(settings: DatabaseSettings): Promise<Door | 'newer-database' | 'damaged'> {
  let writer: Connection | null = null;
  try {
    writer = await openConnection(settings, 'writer');
    const refused = await migrate(writer.dataSource, settings.file);
    if (refused !== null) {
      await writer.dataSource.destroy();
      return refused;
    }
    return new Door(settings, writer, await openConnection(settings, 'reader'));
  } catch (error) {
    await writer?.dataSource.destroy().catch(() => {});
    throw error;
  }
}
