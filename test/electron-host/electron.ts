import { publishedElectron } from './host/published-module.ts';

const electron = publishedElectron();

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
} = electron;
export default electron;
// What require() gives: unlike a module namespace, it throws when a member that does not exist is read.
export { electron as 'module.exports' };
