import { getHeapStatistics } from 'node:v8';

process.parentPort.on('message', ({ data }: { data: unknown }) => {
  if (data === 'speak') console.log('spoken');
  else if (data === 'end') process.exit(7);
  else if (data === 'hang') {
    process.parentPort.postMessage('hanging');
    for (;;);
  } else {
    const { bytes } = data as { readonly bytes: Uint8Array };
    process.parentPort.postMessage({
      sum: bytes.reduce((sum, each) => sum + each, 0),
      isBytes: bytes instanceof Uint8Array,
      args: process.argv.slice(2),
      greeting: process.env.GREETING,
      type: process.type,
      heapLimit: getHeapStatistics().heap_size_limit,
    });
  }
});
