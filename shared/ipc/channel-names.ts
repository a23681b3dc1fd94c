/** Every channel between renderer and main process. Apart from the contract, so that the preload carries no schemas. */
export const channelNames = [
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
  'attachDocument',
  'openDocument',
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
] as const;
export type ChannelName = (typeof channelNames)[number];

/** What the main process tells every window, without being asked. */
export const announcementNames = ['sessionChanged', 'lineChanged', 'casesChanged'] as const;
export type AnnouncementName = (typeof announcementNames)[number];

/** The name under which a channel travels. */
export function channelPath(name: ChannelName | AnnouncementName): string {
  return `reversa:${name}`;
}
