import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'";
const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' };

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
if (process.env.FIXTURE_USER_DATA) app.setPath('userData', process.env.FIXTURE_USER_DATA);
const isFirst = !process.env.FIXTURE_USER_DATA || app.requestSingleInstanceLock();
if (!isFirst) app.quit();
app.on('second-instance', (_event, argv) => console.log(`second instance: ${argv.at(-1)}`));

async function servePage(request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.slice(1);
  const headers = { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain' };
  try {
    const body = new Uint8Array(await readFile(join(import.meta.dirname, 'page', name)));
    return new Response(body, { headers: { ...headers, 'content-security-policy': policy } });
  } catch {
    return new Response('not found', { status: 404 });
  }
}

async function printHidden(): Promise<Uint8Array> {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('app://ui/print.html');
  const pdf = await window.webContents.printToPDF({ pageSize: 'A4' });
  window.close();
  return new Uint8Array(pdf);
}

function openMain(): void {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-navigate', (event, url) => {
    console.log(`navigation refused: ${url}`);
    event.preventDefault();
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    console.log(`window refused: ${url}`);
    return { action: 'deny' };
  });
  window.webContents.send('greeting', 'hello');
  void window.loadURL('app://ui/index.html');
}

await Promise.resolve();
void app.whenReady().then(() => {
  if (!isFirst) return;
  protocol.handle('app', servePage);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    console.log(`permission asked: ${permission} ${JSON.stringify(details)}`);
    callback(process.env.FIXTURE_CAMERA === '1');
  });
  ipcMain.handle('echo', (_event, value: unknown) => value);
  ipcMain.handle('fail', () => {
    throw new TypeError('refused by the handler');
  });
  ipcMain.handle('sender', (event) => [
    event.senderFrame?.url,
    event.senderFrame?.origin,
    event.sender.getURL(),
  ]);
  ipcMain.handle('print', printHidden);
  openMain();
});
app.on('window-all-closed', () => app.quit());
