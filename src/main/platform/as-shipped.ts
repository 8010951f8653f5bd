import { app } from 'electron';
import { asksForNoSandbox, refusedSwitches } from './switches.ts';

/**
 * Makes the packaged application deaf to what tests and tools use, and every page sandboxed; the first thing that it does,
 * before it is ready. Outside the package nothing changes.
 */
export function behaveAsShipped(): void {
  if (!app.isPackaged) return;
  for (const name of refusedSwitches(process.argv, process.platform)) app.commandLine.removeSwitch(name);
  // The processes that it starts inherit these.
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('PUPITRE_')) Reflect.deleteProperty(process.env, name);
  }
  app.enableSandbox();
}

/** Whether it was started without Chromium's sandbox: the package then refuses to open. */
export function isUnsandboxed(): boolean {
  return app.isPackaged && asksForNoSandbox(process.argv, process.platform);
}
