import { setTimeout as delay } from 'node:timers/promises';
import { type Order, orderSchema } from '../../../main/documents/workshop/messages.ts';

/** A process that answers as none of ours does; which way, its first job's width says. */
const port = process.parentPort;

const ways: Readonly<Record<number, (order: Order) => unknown>> = {
  1: () => 'hello',
  2: ({ id }) => ({ id, kind: 'done', value: 'no bytes' }),
  3: ({ id }) => ({ id: id + 1, kind: 'done', value: new Uint8Array([1]) }),
  4: ({ id }) => ({ id, kind: 'refused', error: 'not-a-code' }),
  5: ({ id }) => ({ id, kind: 'done', value: new Uint8Array([1]), more: '4567891 LP' }),
  6: () => process.exit(0),
  7: () => process.kill(process.pid, 'SIGKILL'),
  9: () => {
    for (;;);
  },
  8: ({ id }) => ({ id, kind: 'fault', fault: { name: 'TypeError', code: null, stack: ['at somewhere'] } }),
};

port.on('message', async ({ data }) => {
  const order = orderSchema.parse(data);
  const { width } = order.request as { width: number };
  const way = ways[width];
  // Any other width is answered as it should be, a moment later.
  if (way) port.postMessage(way(order));
  else {
    await delay(20);
    port.postMessage({ id: order.id, kind: 'done', value: new Uint8Array([width]) });
  }
});
