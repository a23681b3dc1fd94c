import type { ChannelName } from '../../shared/ipc/channel-names.ts';
import type { RequestOf } from '../../shared/ipc/contract.ts';

const caseId = '019394f5-0000-7000-8000-000000000001';

/** One request that each channel's schema takes. */
export const channelRequests: { readonly [Name in ChannelName]: RequestOf<Name> } = {
  getSession: {},
  signIn: { username: 'asesor1', password: 'demo-1234' },
  signOut: {},
  lockSession: {},
  enrolDevice: { centralUrl: 'https://central.example', code: 'ABC-123' },
  getLine: {},
  syncNow: {},
  listOutbox: {},
  searchRequests: { text: 'quispe' },
  listRequests: { text: '', after: null },
  getRequest: { requestId: 'S-1' },
  openCase: { requestId: 'S-1' },
  getCase: { caseId },
  answerStep: { caseId, head: 0, step: 'A2', answer: {} },
  registerAnnulment: { caseId, head: 3 },
  withdrawCase: { caseId, head: 1, reason: 'changed-mind', note: '' },
  listCases: { list: 'mine', status: null, text: '', after: null },
  acknowledgeProblem: { caseId },
  getCounts: {},
  saveDraft: { caseId: null, step: 'A1', values: { text: 'qui' } },
  getDraft: { step: 'A1' },
  previewNotification: { caseId },
  printNotification: { caseId, head: 4, reason: null },
  saveNotification: { caseId, head: 4, reason: null },
  getPrintJob: { jobId: caseId },
};
