import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Finding, verifyStore } from '../../../main/central/verification/verify-store.ts';
import { newId } from '../../../main/platform/ids.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import { annul, branchCase, outbox } from '../support/branch-case.ts';
import { enrolClient } from '../support/device-client.ts';
import { runRaw, withoutGuards } from '../support/raw-database.ts';
import { startCentral, type TestCentral } from '../support/start-central.ts';

let office: TestCentral;
let caseId: string;
const epoch = newId();

beforeEach(async () => {
  office = await startCentral();
  const device = await enrolClient(office.central, 'LPZ-01', office.now);
  const box = outbox();
  const facts = caseFacts();
  const withdrawn = branchCase({ outbox: box, facts, caseNumber: 'DESISTIDO' });
  withdrawn.run({ kind: 'open', caseNumber: 'DESISTIDO', answer: { customerId: 'C-1', requestId: 'S-1' } });
  withdrawn.run({ kind: 'withdraw', reason: 'changed-mind', note: '' });
  const annulled = branchCase({ outbox: box, facts, caseNumber: 'ANULADO' });
  annul(annulled, facts);
  caseId = annulled.caseId;
  await device.push(epoch, box.operations);
  await device.push(newId(), box.operations);
});
afterEach(() => office.close());

async function findingsAfter(...statements: readonly string[]): Promise<readonly Finding[]> {
  await runRaw(office.folder, ...withoutGuards, ...statements);
  return (await verifyStore(office.central.store.read)).findings;
}
const where = (seq: number) => `WHERE caseId = '${caseId}' AND seq = ${seq}`;

describe('the check of the whole database', () => {
  it('finds nothing in one that is as it was written', async () => {
    expect(await verifyStore(office.central.store.read)).toEqual({ cases: 2, events: 8, findings: [] });
  });

  it('names the number that two cases bear', async () => {
    const findings = await findingsAfter(
      `UPDATE case_summary SET caseNumber = 'DESISTIDO', notificationNumber = 'N-1'`,
    );
    expect(findings).toContainEqual({ kind: 'number-repeated', number: 'DESISTIDO' });
    expect(findings).toContainEqual({ kind: 'number-repeated', number: 'N-1' });
  });

  it('names the case whose event was edited', async () => {
    const edited = `UPDATE case_event SET body = replace(body, 'precio', 'regalo') ${where(3)}`;
    expect(await findingsAfter(edited)).toEqual([
      { kind: 'log', case: 'ANULADO', fault: 'altered', index: 3 },
    ]);
  });

  it('names the case whose event was removed from the middle', async () => {
    const findings = await findingsAfter(`DELETE FROM case_event ${where(2)}`);
    expect(findings).toContainEqual({ kind: 'log', case: 'ANULADO', fault: 'not-linked', index: 2 });
    expect(findings).toContainEqual({ kind: 'event-missing', device: 'LPZ-01-01', seq: 5 });
  });

  it('names the case whose last event was removed', async () => {
    const findings = await findingsAfter(`DELETE FROM case_event ${where(5)}`);
    expect(findings).toEqual([
      { kind: 'summary', case: 'ANULADO' },
      { kind: 'annulment', case: 'ANULADO' },
      { kind: 'event-missing', device: 'LPZ-01-01', seq: 8 },
    ]);
  });

  it('names the case whose events changed places', async () => {
    const findings = await findingsAfter(
      `UPDATE case_event SET seq = 100 ${where(2)}`,
      `UPDATE case_event SET seq = 2 ${where(3)}`,
      `UPDATE case_event SET seq = 3 ${where(100)}`,
    );
    expect(findings).toEqual([{ kind: 'log', case: 'ANULADO', fault: 'not-linked', index: 2 }]);
  });

  it('names the case that was removed with everything of it', async () => {
    const findings = await findingsAfter(
      `DELETE FROM case_event WHERE caseId = '${caseId}'`,
      `DELETE FROM case_summary WHERE caseId = '${caseId}'`,
      `DELETE FROM open_annulment WHERE caseId = '${caseId}'`,
    );
    expect(findings.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'event-missing'));
  });

  it('names the case whose event went to another', async () => {
    expect(await findingsAfter(`UPDATE case_event SET eventId = '${newId()}' ${where(5)}`)).toContainEqual({
      kind: 'log',
      case: 'ANULADO',
      fault: 'altered',
      index: 5,
    });
  });

  it('names the projections that do not say what the log says', async () => {
    expect(
      await findingsAfter(`UPDATE case_summary SET status = 'withdrawn' WHERE caseId = '${caseId}'`),
    ).toEqual([{ kind: 'summary', case: 'ANULADO' }]);
  });

  it('names the annulment whose hold was removed, and the event that no branch gets', async () => {
    const findings = await findingsAfter(
      `DELETE FROM open_annulment WHERE itemId = 'S-1-2'`,
      `DELETE FROM feed WHERE kind = 'case-event' AND seq = (SELECT max(seq) FROM feed)`,
    );
    expect(findings).toEqual([
      { kind: 'annulment', case: 'ANULADO' },
      { kind: 'feed', case: 'ANULADO' },
    ]);
  });

  it('is kept from being needed by the database itself', async () => {
    await expect(runRaw(office.folder, `DELETE FROM case_event ${where(5)}`)).rejects.toThrow('append-only');
    await expect(runRaw(office.folder, `UPDATE case_event SET body = '' ${where(5)}`)).rejects.toThrow(
      'append-only',
    );
    await expect(runRaw(office.folder, `UPDATE push_result SET outcome = ''`)).rejects.toThrow('append-only');
  });
});
