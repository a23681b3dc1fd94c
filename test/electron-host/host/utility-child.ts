import { LoudEmitter } from './loud.ts';

/** Runs in the child before its own module: gives it `process.parentPort`, as Electron's utility process has it. */
class ParentPort extends LoudEmitter {
  #isListening = false;

  constructor() {
    super();
    // Messages wait until somebody listens.
    super.on('newListener', (name) => {
      if (name !== 'message' || this.#isListening) return;
      this.#isListening = true;
      process.on('message', (data) => this.emit('message', { data, ports: [] }));
    });
  }

  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort(), enumerable: true });
Object.defineProperty(process, 'type', { value: 'utility' });
// Electron's utility processes do not outlive the application.
process.on('disconnect', () => process.exit(0));
