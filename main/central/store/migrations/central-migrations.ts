import { CreateCentralStore1795511378000 } from './0001-create-central-store.ts';
import { WholeProcedure1795597778000 } from './0002-whole-procedure.ts';

/** In the order in which they run. A released one is never edited, renamed or removed. */
export const centralMigrations = [CreateCentralStore1795511378000, WholeProcedure1795597778000];
