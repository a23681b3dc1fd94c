import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createApi } from '../../main/preload/api.ts';
import { channelNames } from '../../shared/ipc/channel-names.ts';

function bench() {
  const events = new EventEmitter();
  const invoked: unknown[][] = [];
  const api = createApi({
    invoke: async (...args) => {
      invoked.push(args);
      return { ok: true, value: null };
    },
    on: (channel, listener) => events.on(channel, listener),
    removeListener: (channel, listener) => events.removeListener(channel, listener),
  });
  return { api, events, invoked };
}

test('[R5] the page is given these functions and no others', () => {
  const { api } = bench();
  expect(Object.keys(api)).toEqual([
    'getSession',
    'signIn',
    'signOut',
    'lockSession',
    'enrolDevice',
    'getLine',
    'syncNow',
    'listOutbox',
    'retryCase',
    'followServer',
    'exportOutbox',
    'getStorage',
    'unlockStorage',
    'setPassphrase',
    'listUploads',
    'pauseUploads',
    'retryUpload',
    'searchRequests',
    'listRequests',
    'getRequest',
    'openCase',
    'getCase',
    'answerStep',
    'registerAnnulment',
    'withdrawCase',
    'takeCase',
    'takeNextCase',
    'releaseCase',
    'listAssignees',
    'reassignCase',
    'listCases',
    'acknowledgeProblem',
    'getCounts',
    'alertQueue',
    'saveDraft',
    'getDraft',
    'getTray',
    'addToTray',
    'getTrayPage',
    'adjustPage',
    'overrulePage',
    'movePage',
    'removePage',
    'readCard',
    'attachTray',
    'listSources',
    'takeFromFolder',
    'getScanner',
    'getScannerCertificate',
    'scan',
    'cancelScan',
    'getScanProgress',
    'getSourceSettings',
    'setSourceSettings',
    'openDocument',
    'drawPage',
    'printDocument',
    'closeDocument',
    'getReport',
    'exportReport',
    'listOrders',
    'decideImpossible',
    'listHandoffs',
    'returnHandoff',
    'findNotification',
    'recordRefund',
    'previewPaper',
    'printPaper',
    'savePaper',
    'getPrintJob',
    'getIndicator',
    'listIndicatorCases',
    'exportIndicator',
    'getWaiting',
    'exportProcedure',
    'getStoreState',
    'repairStore',
    'listBackups',
    'makeBackup',
    'restoreBackup',
    'onSessionChanged',
    'onLineChanged',
    'onCasesChanged',
  ]);
  expect(Object.values(api).every((member) => typeof member === 'function')).toBe(true);
  expect(Object.isFrozen(api)).toBe(true);
});

test.each(channelNames)('%s goes to its own channel with one request', async (name) => {
  const { api, invoked } = bench();
  const call = api[name] as (...args: unknown[]) => Promise<unknown>;
  await call({ text: 'a' }, 'another', 'more');
  expect(invoked).toEqual([[`reversa:${name}`, { text: 'a' }]]);
});

test.each([
  ['onSessionChanged', 'reversa:sessionChanged'],
  ['onLineChanged', 'reversa:lineChanged'],
  ['onCasesChanged', 'reversa:casesChanged'],
] as const)('%s hears its announcement without the event, until it is ended', (subscribe, channel) => {
  const { api, events } = bench();
  const heard: unknown[][] = [];
  const end = api[subscribe]((...args: unknown[]) => void heard.push(args));
  events.emit(channel, { sender: 'the main process' }, 'detail');
  expect(heard).toEqual([[]]);
  end();
  events.emit(channel, {});
  expect(heard).toHaveLength(1);
  expect(events.listenerCount(channel)).toBe(0);
});
