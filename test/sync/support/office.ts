import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseFacts } from '../../../shared/procedure/facts.ts';
import { caseFacts } from '../../builders/case-facts.ts';
import {
  baseRecords,
  recordsOf,
  startCentral,
  startOfTests,
  type TestCentral,
} from '../../central/support/start-central.ts';
import {
  annulment,
  enrolWith,
  type LocalCase,
  localCase,
  openWorkstation,
  type RealWorkstation,
} from './real-workstation.ts';

/** Facts of the request of this number, which the office knows: `S-1`, `S-2` … */
export function factsOf(number: number): CaseFacts {
  const facts = caseFacts();
  const items = facts.request.items.map((item) => ({ ...item, id: `S-${number}-${item.line}` }));
  return caseFacts({
    customer: { ...facts.customer, id: `C-${number}` },
    request: { ...facts.request, id: `S-${number}`, customerId: `C-${number}`, items },
  });
}

function recordsOfRequests(requests: number) {
  const records = Array.from({ length: requests }, (_, index) => recordsOf(factsOf(index + 1)));
  return baseRecords({
    customers: records.flatMap(({ customers }) => customers),
    requests: records.flatMap((each) => each.requests),
    orders: [],
  });
}

/** A central office over a real socket, and workstations with real stores in folders of their own. */
export interface Office {
  readonly central: TestCentral;
  readonly url: string;
  readonly folder: string;
  open(name: string): Promise<RealWorkstation>;
  enrolled(name: string): Promise<RealWorkstation>;
  closeOne(one: RealWorkstation): Promise<void>;
  /** Another central office takes the place of the present one, at the same address. */
  replace(other: TestCentral): Promise<void>;
  /** How many events of each case the central office has. */
  accepted(caseIds: readonly string[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

export async function startOffice(requests: number): Promise<Office> {
  const offices = [await startCentral(recordsOfRequests(requests))];
  const present = (): TestCentral => offices[offices.length - 1] as TestCentral;
  const url = await present().central.listen(0);
  const folder = await mkdtemp(join(tmpdir(), 'reversa-office-'));
  const opened: RealWorkstation[] = [];
  const office: Office = {
    get central() {
      return present();
    },
    url,
    folder,
    async open(name) {
      const one = await openWorkstation(join(folder, name));
      opened.push(one);
      return one;
    },
    async enrolled(name) {
      const one = await office.open(name);
      await enrolWith(one, present(), url, 'LPZ-01');
      return one;
    },
    async closeOne(one) {
      opened.splice(opened.indexOf(one), 1);
      await one.close();
    },
    async replace(other) {
      await present().central.app.close();
      await other.central.listen(Number(new URL(url).port));
      offices.push(other);
    },
    async accepted(caseIds) {
      const logs = await present().central.store.read.listLogs(caseIds);
      return caseIds.map((caseId) => logs.get(caseId)?.length ?? 0);
    },
    async close() {
      for (const one of opened.splice(0)) await one.close();
      for (const each of offices) await each.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return office;
}

/** Another central office with the same requests, which has never heard of any workstation. */
export function emptyOffice(requests: number): Promise<TestCentral> {
  return startCentral(recordsOfRequests(requests));
}

/** Six events on a request, from the opening to the act: the first `count` of them; nothing is sent by it. */
export async function work(one: RealWorkstation, request: number, count = 6): Promise<LocalCase> {
  const facts = factsOf(request);
  const local = localCase(one.store, facts, startOfTests);
  const commands = annulment(`${one.folder.slice(-3)}-${request}`, facts);
  for (const command of commands.slice(0, count)) await local.run(command);
  return local;
}
