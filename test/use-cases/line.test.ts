import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseEvents, caseIdOf, fullAnnulment } from '../store/support/case-events.ts';
import { openWorkplace, signedInAs, type Workplace } from './workplace.ts';

let place: Workplace;
beforeEach(async () => {
  place = await openWorkplace();
});
afterEach(() => place.close());

const caller = signedInAs();

async function work(number: number, length: number): Promise<void> {
  for (const event of caseEvents(fullAnnulment.slice(0, length), { number }))
    await place.store.transaction((writer) => writer.appendEvent(event));
}

async function refuseAll(code: 'inactive-user'): Promise<void> {
  const { epoch } = await place.store.getDeviceState();
  const rows = await place.store.listOutbox(1000);
  const results = rows.map(({ seq }) => ({
    seq,
    outcome: { status: 'rejected' as const, code, facts: null },
  }));
  await place.store.transaction((writer) => writer.recordOutcomes(epoch ?? '', results, place.clock.now()));
}

describe('the outbox on screen', () => {
  test('[Y19] shows what was refused and what waits, with case, act and reason, and says that there is more', async () => {
    await work(1, 2);
    await refuseAll('inactive-user');
    for (let number = 2; number <= 72; number += 1) await work(number, 3);
    const listed = await place.useCases.listOutbox({}, caller);
    if (!listed.ok) throw new Error('It was refused');
    const { rows, more } = listed.value;
    expect(more).toBe(true);
    expect(rows.filter(({ state }) => state === 'waiting')).toHaveLength(200);
    expect(rows.slice(0, 3)).toMatchObject([
      { caseNumber: 'LPZ-01-01-000001', action: 'case-opened', state: 'refused', lastError: 'inactive-user' },
      { caseNumber: 'LPZ-01-01-000001', action: 'step-answered', state: 'refused' },
      {
        caseNumber: 'LPZ-01-01-000002',
        action: 'case-opened',
        state: 'waiting',
        lastError: null,
        attempts: 0,
      },
    ]);
  });

  test('[Y19] is empty where everything was sent', async () => {
    expect(await place.useCases.listOutbox({}, caller)).toEqual({
      ok: true,
      value: { rows: [], more: false },
    });
  });
});

describe('another try', () => {
  test('[Y16] wakes the sending and tells the windows; there is none of a case without refusals', async () => {
    await work(1, 3);
    await refuseAll('inactive-user');
    const [woken, told] = [place.wakes(), place.announced.length];
    expect(await place.useCases.retryCase({ caseId: caseIdOf(1) }, caller)).toEqual({
      ok: true,
      value: { operations: 3 },
    });
    expect([place.wakes(), place.announced.length]).toEqual([woken + 1, told + 1]);
    expect(await place.useCases.retryCase({ caseId: caseIdOf(1) }, caller)).toEqual({
      ok: false,
      error: 'still-sending',
    });
    expect(await place.useCases.retryCase({ caseId: caseIdOf(9) }, caller)).toEqual({
      ok: false,
      error: 'nothing-to-retry',
    });
  });
});

describe('an export', () => {
  test('[Y17] is a file named for the workstation and the day, and none where nothing waits', async () => {
    expect(await place.useCases.exportOutbox({}, caller)).toEqual({ ok: false, error: 'nothing-to-export' });
    place.exported = { deviceCode: 'LPZ-01-01', text: '{"content":{}}\n', rows: 2 };
    expect(await place.useCases.exportOutbox({}, caller)).toEqual({
      ok: true,
      value: { outcome: 'saved', operations: 2 },
    });
    const saved = place.files.get('envio-LPZ-01-01-2026-11-23.json');
    expect(Buffer.from(saved ?? []).toString('utf8')).toBe('{"content":{}}\n');
  });
});
