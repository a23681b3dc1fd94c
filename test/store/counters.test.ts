import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseEvents, fullAnnulment } from './support/case-events.ts';
import { eventChanges } from './support/changes-of.ts';
import { type TemporaryStore, temporaryStore } from './support/temporary-store.ts';

let one: TemporaryStore;
beforeEach(async () => {
  one = await temporaryStore();
});
afterEach(() => one.close());

const next = (series: 'case' | 'notification') =>
  one.store.transaction((writer) => writer.nextNumber(series));

/** Case 45 of the device LPZ-01-01, of before numbers had letters, with a notification that has them. */
function pulled() {
  return eventChanges(
    caseEvents(
      fullAnnulment.map((command) => command),
      { number: 45 },
    ).map((event) => {
      const { action } = event;
      if (action.type !== 'step-answered' && action.type !== 'annulment-registered') return event;
      return 'notificationNumber' in action
        ? { ...event, action: { ...action, notificationNumber: 'N-LPZ-01-01-000017-KTRB' } }
        : event;
    }),
  );
}

test('[Y33] own numbers that come back from the central office are not given out again', async () => {
  await one.store.transaction(async (writer) => {
    await writer.setDeviceState({ deviceCode: 'LPZ-01-01' });
    await writer.applyChanges(pulled());
  });
  expect(await next('case')).toBe(46);
  expect(await next('notification')).toBe(18);
});

test('[Y33] numbers of another device move nothing, nor do lower ones', async () => {
  await one.store.transaction(async (writer) => {
    await writer.setDeviceState({ deviceCode: 'LPZ-01-0' });
    await writer.applyChanges(pulled());
  });
  expect(await next('case')).toBe(1);
  for (let number = 1; number <= 60; number += 1) await next('notification');
  await one.store.transaction(async (writer) => {
    await writer.setDeviceState({ deviceCode: 'LPZ-01-01' });
    await writer.applyChanges(pulled());
  });
  expect(await next('notification')).toBe(61);
  expect(await next('case')).toBe(46);
});
