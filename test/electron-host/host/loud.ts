import { EventEmitter } from 'node:events';

// Read by promise resolution, by bundlers' import helpers and by serialisers of whatever they are handed.
const probed = new Set(['then', 'toJSON', '__esModule', 'default', 'constructor', 'nodeType', '$$typeof']);

function missing(owner: string, member: string): Error {
  return new Error(
    `electron-host: ${owner}.${member} is not part of this stand-in for Electron (README.md says how to add it)`,
  );
}

function isTolerated(target: object, member: string | symbol): boolean {
  return typeof member === 'symbol' || member in target || probed.has(member);
}

/** Throws when a member is read that the object has not, where Electron might have had it. */
export function loud<Target extends object>(owner: string, target: Target): Target {
  return new Proxy(target, {
    get(inner, member, receiver): unknown {
      if (!isTolerated(inner, member)) throw missing(owner, String(member));
      return Reflect.get(inner, member, receiver);
    },
  });
}

/**
 * An emitter that is loud about missing members. The proxy ends the prototype chain instead of wrapping the instance,
 * so that `this` stays the same object inside and outside.
 */
export class LoudEmitter extends EventEmitter {}

Object.setPrototypeOf(
  LoudEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get(inner, member, receiver: object): unknown {
      if (!isTolerated(inner, member)) throw missing(receiver.constructor.name, String(member));
      return Reflect.get(inner, member, receiver);
    },
  }),
);
