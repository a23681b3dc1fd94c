import type sqlite3 from 'sqlite3';

type DatabaseClass = typeof sqlite3.Database;
type Done = (this: unknown, error: Error | null, ...answer: readonly unknown[]) => void;

/** So many statements are kept ready; a store has about as many different ones that come again. */
const mostKept = 100;
/** Longer ones are inserts of many rows: made once, and large. */
const longestKept = 2_000;

interface Call {
  readonly parameters: readonly unknown[];
  readonly done: Done;
}

/** What TypeORM hands to `run` and `all` behind the statement; null for any other way of calling them. */
function callOf([parameters = [], done]: readonly unknown[]): Call | null {
  return Array.isArray(parameters) && typeof done === 'function' ? { parameters, done: done as Done } : null;
}

/**
 * TypeORM has each statement parsed anew, every time, which takes as long as running it. This database keeps them ready.
 *
 * @param Database the driver's own class.
 */
export function keepStatements(Database: DatabaseClass): DatabaseClass {
  return class extends Database {
    readonly #kept = new Map<string, sqlite3.Statement>();

    override run(sql: string, ...values: readonly unknown[]): this {
      const call = callOf(values);
      if (call === null || sql.length > longestKept) return super.run(sql, ...values);
      this.#statement(sql, call.done).run(call.parameters, call.done);
      return this;
    }

    override all(sql: string, ...values: readonly unknown[]): this {
      const call = callOf(values);
      if (call === null || sql.length > longestKept) return super.all(sql, ...values);
      this.#statement(sql, call.done).all(call.parameters, call.done);
      return this;
    }

    override close(done?: (error: Error | null) => void): void {
      for (const statement of this.#kept.values()) statement.finalize();
      this.#kept.clear();
      super.close(done);
    }

    #statement(sql: string, failed: Done): sqlite3.Statement {
      const kept = this.#kept.get(sql);
      if (kept !== undefined) {
        // The map's order is that of the last use.
        this.#kept.delete(sql);
        this.#kept.set(sql, kept);
        return kept;
      }
      const made: sqlite3.Statement = super.prepare(sql, (error: Error | null) => {
        // Only now: calls that wait for a statement that could not be parsed are never answered.
        if (error) failed.call(made, error);
        else this.#keep(sql, made);
      });
      return made;
    }

    #keep(sql: string, statement: sqlite3.Statement): void {
      this.#kept.get(sql)?.finalize();
      this.#kept.set(sql, statement);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size <= mostKept || oldest === undefined) return;
      this.#kept.get(oldest)?.finalize();
      this.#kept.delete(oldest);
    }
  };
}
