import {
  acknowledgeProblem,
  answerStep,
  getCase,
  getCounts,
  listCases,
  openCase,
  registerAnnulment,
  withdrawCase,
} from './cases.ts';
import { getDraft, saveDraft } from './drafts.ts';
import { getSession } from './get-session.ts';
import { getLine, listOutbox, syncNow } from './line.ts';
import {
  createPaperDesk,
  getPrintJob,
  previewNotification,
  printNotification,
  saveNotification,
} from './notifications.ts';
import type { Dependencies, UseCases } from './ports.ts';
import { getRequest, listRequests, searchRequests } from './requests.ts';
import { enrolDevice, lockSession, signIn, signOut } from './sign-in.ts';

/** One use case a channel of the contract. */
export function createUseCases(dependencies: Dependencies): UseCases {
  const desk = createPaperDesk();
  return {
    getSession: getSession(dependencies),
    signIn: signIn(dependencies),
    signOut: signOut(dependencies),
    lockSession: lockSession(dependencies),
    enrolDevice: enrolDevice(dependencies),
    getLine: getLine(dependencies),
    syncNow: syncNow(dependencies),
    listOutbox: listOutbox(dependencies),
    searchRequests: searchRequests(dependencies),
    listRequests: listRequests(dependencies),
    getRequest: getRequest(dependencies),
    openCase: openCase(dependencies),
    getCase: getCase(dependencies),
    answerStep: answerStep(dependencies),
    registerAnnulment: registerAnnulment(dependencies),
    withdrawCase: withdrawCase(dependencies),
    listCases: listCases(dependencies),
    acknowledgeProblem: acknowledgeProblem(dependencies),
    getCounts: getCounts(dependencies),
    saveDraft: saveDraft(dependencies),
    getDraft: getDraft(dependencies),
    previewNotification: previewNotification(dependencies),
    printNotification: printNotification(dependencies, desk),
    saveNotification: saveNotification(dependencies, desk),
    getPrintJob: getPrintJob(dependencies),
  };
}
