import { createHash } from 'node:crypto';
import type { Operation } from '../../shared/protocol/operations.ts';

const pageSize = 1_000;

/** Asks the floor (`servers/floor.ts`), and checks nothing but that it answered. */
export function floorClient(url: string) {
  let cursor = '0';
  async function answerOf<Value>(response: Promise<Response>): Promise<Value> {
    const answered = await response;
    if (!answered.ok) throw new Error(`The floor answers ${answered.status}: ${await answered.text()}`);
    return (await answered.json()) as Value;
  }
  return {
    async push(operations: readonly Operation[]): Promise<void> {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      await answerOf(fetch(`${url}/push`, { ...init, body: JSON.stringify({ operations }) }));
    },
    async pull(changes: number): Promise<void> {
      for (let pulled = 0; pulled < changes; ) {
        const page: { rows: readonly unknown[]; cursor: string } = await answerOf(
          fetch(`${url}/pull?after=${cursor}&limit=${Math.min(pageSize, changes - pulled)}`),
        );
        pulled += page.rows.length;
        cursor = page.cursor;
        if (page.rows.length === 0) throw new Error(`Only ${pulled} rows were pulled`);
      }
    },
    async upload(content: Uint8Array): Promise<void> {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const headers = { 'content-type': 'application/octet-stream' };
      const body = new Uint8Array(content);
      await answerOf(fetch(`${url}/documents/${sha256}`, { method: 'PUT', headers, body }));
    },
  };
}
