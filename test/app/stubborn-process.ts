/** Says what it was given, and does not end when it is asked to. */
process.on('SIGTERM', () => undefined);
process.parentPort.on('message', () => {
  process.parentPort.postMessage({
    settings: Object.keys(process.env).filter((name) => name.startsWith('REVERSA_')),
    arenas: process.env.MALLOC_ARENA_MAX,
    heap: process.execArgv.find((each) => each.startsWith('--max-old-space-size')),
  });
});
