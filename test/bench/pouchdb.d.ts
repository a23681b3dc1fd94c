/** Of PouchDB 9, express-pouchdb 4 and Express 4, which come without types, as much as the bench uses. */
declare module 'pouchdb' {
  interface Written {
    readonly docs_written: number;
    readonly errors: readonly unknown[];
  }
  class PouchDB {
    constructor(nameOrUrl: string);
    static defaults(options: { readonly prefix: string }): typeof PouchDB;
    readonly replicate: {
      to(target: string, options: { readonly batch_size: number }): Promise<Written>;
      from(source: string, options: { readonly batch_size: number }): Promise<Written>;
    };
    bulkDocs(documents: readonly { readonly _id: string }[]): Promise<unknown>;
    destroy(): Promise<unknown>;
  }
  export = PouchDB;
}

declare module 'express' {
  import type { Server } from 'node:http';

  interface Application {
    use(handler: unknown): void;
    listen(port: number, host: string, listening: () => void): Server;
  }
  function express(): Application;
  export = express;
}

declare module 'express-pouchdb' {
  function pouchApp(
    database: unknown,
    options: { readonly mode: string; readonly inMemoryConfig: boolean; readonly logPath: string },
  ): unknown;
  export = pouchApp;
}
