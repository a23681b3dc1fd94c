import { CreateCentralStore1795511378000 } from './0001-create-central-store.ts';

/** In the order in which they run. A released one is never edited, renamed or removed. */
export const centralMigrations = [CreateCentralStore1795511378000];
