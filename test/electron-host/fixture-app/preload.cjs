const { contextBridge, ipcRenderer } = require('electron');

globalThis.preloadSecret = 'of the isolated world';

const greetings = [];
ipcRenderer.on('greeting', (_event, text) => greetings.push(text));

contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  sender: () => ipcRenderer.invoke('sender'),
  print: () => ipcRenderer.invoke('print'),
  add: (left, right) => left + right,
  greetings: () => [...greetings],
  onNews(listener) {
    const receive = (_event, news) => listener(news);
    ipcRenderer.on('news', receive);
    return () => ipcRenderer.removeListener('news', receive);
  },
  unsupported: () => ipcRenderer.sendSync('echo'),
});
