import { attachTray } from './capture/attach-tray.ts';
import {
  cancelScan,
  getScanner,
  getScannerCertificate,
  getScanProgress,
  getSourceSettings,
  listSources,
  setSourceSettings,
} from './capture/sources.ts';
import { scan, takeFromFolder } from './capture/take-pages.ts';
import {
  addToTray,
  adjustPage,
  getTray,
  getTrayPage,
  movePage,
  overrulePage,
  readCard,
  removePage,
} from './capture/tray.ts';
import { createTrayDesk } from './capture/tray-desk.ts';
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
import { findNotification, recordRefund } from './cash-desk.ts';
import {
  decideImpossible,
  exportReport,
  getReport,
  listHandoffs,
  listOrders,
  returnHandoff,
} from './closing.ts';
import { alertQueue, listAssignees, reassignCase, releaseCase, takeCase, takeNextCase } from './custody.ts';
import { closeDocument, drawPage, openDocument } from './documents.ts';
import { getDraft, saveDraft } from './drafts.ts';
import { getSession } from './get-session.ts';
import { exportIndicator, getIndicator, getWaiting, listIndicatorCases } from './indicator.ts';
import { exportOutbox, followServer, getLine, listOutbox, retryCase, syncNow } from './line.ts';
import { createPaperDesk, getPrintJob, previewPaper, printPaper, savePaper } from './papers.ts';
import type { Dependencies, UseCases } from './ports.ts';
import { printDocument } from './print-document.ts';
import { exportProcedure } from './procedure-file.ts';
import { getRequest, listRequests, searchRequests } from './requests.ts';
import { enrolDevice, lockSession, signIn, signOut } from './sign-in.ts';
import { getStorage, setPassphrase, unlockStorage } from './storage.ts';
import { getStoreState, listBackups, makeBackup, repairStore, restoreBackup } from './store-care.ts';
import { listUploads, pauseUploads, retryUpload } from './uploads.ts';

/** One use case a channel of the contract. */
export function createUseCases(dependencies: Dependencies): UseCases {
  const desk = createPaperDesk();
  const trays = createTrayDesk(dependencies);
  return {
    getSession: getSession(dependencies),
    signIn: signIn(dependencies),
    signOut: signOut(dependencies),
    lockSession: lockSession(dependencies),
    enrolDevice: enrolDevice(dependencies),
    getLine: getLine(dependencies),
    syncNow: syncNow(dependencies),
    listOutbox: listOutbox(dependencies),
    retryCase: retryCase(dependencies),
    followServer: followServer(dependencies),
    exportOutbox: exportOutbox(dependencies),
    getStorage: getStorage(dependencies),
    unlockStorage: unlockStorage(dependencies),
    setPassphrase: setPassphrase(dependencies),
    listUploads: listUploads(dependencies),
    pauseUploads: pauseUploads(dependencies),
    retryUpload: retryUpload(dependencies),
    searchRequests: searchRequests(dependencies),
    listRequests: listRequests(dependencies),
    getRequest: getRequest(dependencies),
    openCase: openCase(dependencies),
    getCase: getCase(dependencies),
    answerStep: answerStep(dependencies),
    registerAnnulment: registerAnnulment(dependencies),
    withdrawCase: withdrawCase(dependencies),
    takeCase: takeCase(dependencies),
    takeNextCase: takeNextCase(dependencies),
    releaseCase: releaseCase(dependencies),
    listAssignees: listAssignees(dependencies),
    reassignCase: reassignCase(dependencies),
    listCases: listCases(dependencies),
    acknowledgeProblem: acknowledgeProblem(dependencies),
    getCounts: getCounts(dependencies),
    alertQueue: alertQueue(dependencies),
    saveDraft: saveDraft(dependencies),
    getDraft: getDraft(dependencies),
    getTray: getTray(dependencies),
    addToTray: addToTray(trays),
    getTrayPage: getTrayPage(dependencies, trays),
    adjustPage: adjustPage(dependencies, trays),
    overrulePage: overrulePage(dependencies, trays),
    movePage: movePage(trays),
    removePage: removePage(trays),
    readCard: readCard(dependencies, trays),
    attachTray: attachTray(dependencies, trays),
    listSources: listSources(dependencies),
    takeFromFolder: takeFromFolder(dependencies, trays),
    getScanner: getScanner(dependencies),
    getScannerCertificate: getScannerCertificate(dependencies),
    scan: scan(dependencies, trays),
    cancelScan: cancelScan(dependencies),
    getScanProgress: getScanProgress(dependencies),
    getSourceSettings: getSourceSettings(dependencies),
    setSourceSettings: setSourceSettings(dependencies),
    openDocument: openDocument(dependencies),
    drawPage: drawPage(dependencies),
    printDocument: printDocument(dependencies),
    closeDocument: closeDocument(dependencies),
    getReport: getReport(dependencies),
    exportReport: exportReport(dependencies),
    listOrders: listOrders(dependencies),
    decideImpossible: decideImpossible(dependencies),
    listHandoffs: listHandoffs(dependencies),
    returnHandoff: returnHandoff(dependencies),
    findNotification: findNotification(dependencies),
    recordRefund: recordRefund(dependencies),
    previewPaper: previewPaper(dependencies),
    printPaper: printPaper(dependencies, desk),
    savePaper: savePaper(dependencies, desk),
    getPrintJob: getPrintJob(dependencies),
    getIndicator: getIndicator(dependencies),
    listIndicatorCases: listIndicatorCases(dependencies),
    exportIndicator: exportIndicator(dependencies),
    getWaiting: getWaiting(dependencies),
    exportProcedure: exportProcedure(dependencies),
    getStoreState: getStoreState(dependencies),
    repairStore: repairStore(dependencies),
    listBackups: listBackups(dependencies),
    makeBackup: makeBackup(dependencies),
    restoreBackup: restoreBackup(dependencies),
  };
}
