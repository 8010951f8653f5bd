// A browser with one page and no network, as an archivist's: what it would have asked of a network is kept in a list.
const { app, BrowserWindow, session } = require('electron');

globalThis.networkRequests = [];

app.whenReady().then(() => {
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const isLocal = /^(file|data|blob|devtools):/.test(url);
    if (!isLocal) globalThis.networkRequests.push(url);
    answer({ cancel: !isLocal });
  });
  const window = new BrowserWindow({
    width: 1000,
    height: 1100,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  return window.loadFile(process.env.PAGE_FILE);
});
