import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../main/platform/ids.ts';
import { type Device, stepsOf } from './run-devices.ts';

const everyMs = 500;

/** How long after a push was answered another device's pull holds its event: milliseconds, measured twice a second until `until`. */
export async function probeFeed(writer: Device, reader: Device, until: number): Promise<readonly number[]> {
  const lags: number[] = [];
  const epoch = newId();
  const steps = stepsOf(writer);
  while (performance.now() < until) {
    const { value: operation } = steps.next();
    if (operation === undefined) break;
    const { status } = await writer.client.push(epoch, [operation]);
    if (status !== 200) throw new Error(`The probe's push was refused with ${status}`);
    const { eventId } = JSON.parse(operation.body) as { readonly eventId: string };
    const begun = performance.now();
    for (;;) {
      const { text, body } = await reader.client.pull(reader.cursor);
      reader.cursor = (body as { readonly cursor: string }).cursor;
      if (text.includes(eventId)) break;
    }
    lags.push(performance.now() - begun);
    await sleep(everyMs);
  }
  return lags;
}
