/** The core without its database: it serves the backups alone. */
import { join } from 'node:path';
import { backupWorker } from '../../core/db/backup/run-backup-job.ts';
import { createTryFile } from '../../core/db/try-file.ts';
import { createRescueHandlers } from '../../core/areas/backups/index.ts';
import { createSystemClock } from '../../core/kernel/clock.ts';
import type { Handlers } from '../../core/kernel/handlers.ts';
import { createPinGuard } from '../../core/kernel/pin.ts';
import type { RescueReason } from './services.ts';
import { desktopOf, THREADS, unheard } from './surroundings.ts';
import type { ShellAround } from './surroundings.ts';

/** What is served for as long as the data cannot be opened for that reason. */
export function rescueHandlers({
  log,
  reason,
  settings,
  shell,
}: Pick<ShellAround, 'log' | 'settings' | 'shell'> & { readonly reason: RescueReason }): Handlers {
  const { appVersion, data, platform, systemLanguage, timeZone } = settings;
  const device = createSystemClock();
  return createRescueHandlers(
    {
      ...{ appVersion, platform, systemLanguage, timeZone },
      clock: device.clock,
      dataPath: data.root,
      desktop: desktopOf(shell),
      logFailure: log.failure,
      pins: createPinGuard({
        ...device,
        delays: createTryFile(join(data.root, 'restauration-essais.json')),
      }),
      backups: {
        dataFile: data.dataFile,
        folder: data.backupFolder,
        run: backupWorker(THREADS.backup),
        rescue: () => Promise.reject(new Error('nothing is open')),
        restart: () => {
          unheard(shell.restart());
        },
      },
    },
    reason,
  );
}
