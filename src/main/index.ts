/** Composition root: gives the core its process and its machine, and the machine its window. Decides nothing else. */
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { FolderLock } from '../core/db/folder-lock.ts';
import type { Theme } from '../shared/areas/app.ts';
import { startCore } from './core-process/core-client.ts';
import type { CoreClient } from './core-process/core-client.ts';
import type { CoreSettings } from './core-process/services.ts';
import { handOutPorts } from './ipc/hand-out-ports.ts';
import { builtPaths, settleDataFolder } from './platform/app-paths.ts';
import { behaveAsShipped } from './platform/as-shipped.ts';
import { askBeforeClosing } from './platform/closing.ts';
import { createCandidateScreen } from './platform/candidate-window.ts';
import type { CandidateScreen } from './platform/candidate-window.ts';
import { createDesktop, describeMachine, postTimestamp } from './platform/desktop.ts';
import { refuseToStart, restartAfterCrash, tellCrash } from './platform/dialogs.ts';
import { enterDataFolder } from './platform/doorway.ts';
import { logFact, logFailureText, startLog } from './platform/logger.ts';
import { setMenu } from './platform/menu.ts';
import { followOpenedFiles } from './platform/opened-files.ts';
import { createJurorMode } from './platform/juror/juror-window.ts';
import type { JurorMode } from './platform/juror/juror-window.ts';
import { createKeyVault } from './platform/key-vault.ts';
import { finishBeforeQuit } from './platform/quit.ts';
import { saveReport } from './platform/save-report.ts';
import { notesFolder } from './platform/notes-folder.ts';
import { createWakefulness, followSleep } from './platform/power.ts';
import { declareScheme, serveInterface } from './platform/protocol.ts';
import { putInReach } from './core-process/test-reach.ts';
import { nativeTexts } from './platform/texts.ts';
import { denyPermissions, openMainWindow, showPlace } from './platform/window.ts';

behaveAsShipped();
const paths = settleDataFolder();
let mainWindow: BrowserWindow | null = null;
let jurorMode: JurorMode | null = null;

declareScheme();
const takeOpenedFiles = followOpenedFiles();
void enterDataFolder(paths, () => mainWindow ?? jurorMode?.window() ?? null).then(async (lock) => {
  if (lock === null) return;
  startLog(paths.logFolder, !app.isPackaged);
  restartAfterCrash(paths);
  app.on('window-all-closed', () => {
    app.quit();
  });
  await app.whenReady();
  await start(lock);
});

async function start(lock: FolderLock): Promise<void> {
  const machine = describeMachine();
  const vault = createKeyVault();
  let texts = nativeTexts(machine.systemLanguage);
  let leave = (): void => {
    app.quit();
  };
  const showMenu = () => {
    setMenu(texts, {
      isPackaged: app.isPackaged,
      saveReport: () => void saveReport(texts, paths.logFile),
      show: (place) => {
        if (mainWindow !== null) showPlace(mainWindow, place);
      },
    });
  };
  const settings: CoreSettings = {
    ...machine,
    vault: vault.kind,
    data: { ...paths, notesFolder: notesFolder() },
    holderId: lock.id,
  };
  const candidateScreen = createCandidateScreen({
    preload: builtPaths().preload,
    file: paths.candidateScreenFile,
    desk: () => mainWindow,
    onChange: () => void client.core.displaysChanged(),
  });
  const juror = createJurorMode({
    file: paths.enteredRoomsFile,
    pageFolder: settings.resources.roomPage,
    isPackaged: app.isPackaged,
  });
  jurorMode = juror;
  const client: CoreClient = startCore(
    builtPaths().coreProcess,
    {
      ...createDesktop(
        () => texts,
        { printFolder: paths.printFolder, dataFolder: paths.root },
        () => {
          leave();
        },
      ),
      postTimestamp,
      displays: () => candidateScreen.displays(),
      showCandidate: (order) => candidateScreen.showCandidate(order),
      hideCandidate: () => candidateScreen.hideCandidate(),
      enteredRoom: () => juror.enteredRoom(),
      enterRoom: (order) => juror.enterRoom(order),
      protect: (bytes) => vault.protect(bytes),
      reveal: (bytes) => vault.reveal(bytes),
      keepAwake: createWakefulness(),
      restart: () => {
        app.relaunch();
        leave();
      },
      log: (level, text) => {
        if (level === 'fact') logFact(text);
        else logFailureText(text);
      },
      languageIs: (language) => {
        texts = nativeTexts(language);
        showMenu();
      },
    },
    () => {
      tellCrash(paths);
    },
  );
  const { core } = client;

  const opened = await core.open(settings);
  if (!opened.ok) {
    await refuseToStart(opened.failure, paths, (reason) => {
      leave = () => {
        app.exit(0);
      };
      app.once('before-quit', () => {
        app.exit(1);
      });
      void core.openRescue(settings, reason).then(() => {
        mainWindow = openWindow(client, 'system', candidateScreen);
        showMenu();
      });
    });
    return;
  }
  texts = nativeTexts(opened.language);
  followSleep({ suspend: () => void core.suspend(), resume: () => void core.resume() });
  void core.backUpAtStart();
  finishBeforeQuit(
    () => core.backUpAtQuit(),
    async () => {
      client.release();
      await core.end();
    },
  );
  putInReach(core);
  showMenu();
  mainWindow = openWindow(client, opened.theme, candidateScreen);
  candidateScreen.follow();
  takeOpenedFiles((file) => void core.show({ file }));
  juror.takeUp(opened.language);
  askBeforeClosing(
    mainWindow,
    () => core.unfinished(),
    () => texts,
  );
}

function openWindow(client: CoreClient, theme: Theme, candidateScreen: CandidateScreen): BrowserWindow {
  denyPermissions();
  serveInterface(builtPaths().interfaceRoot);
  handOutPorts((contents) => client.channel(candidateScreen.sessionOf(contents)));
  const window = openMainWindow({
    ...builtPaths(),
    boundsFile: paths.windowFile,
    theme,
    isPackaged: app.isPackaged,
    onRendererGone: (reason) => {
      logFact(`page gone: ${reason}`);
    },
  });
  // The candidate sees nothing without the jury's window. A juror's own, in the room of another desk, stays.
  window.on('closed', () => {
    mainWindow = null;
    void candidateScreen.hideCandidate();
  });
  return window;
}
