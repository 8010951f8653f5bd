/** What the application can do when its database cannot be opened: show the backups, and go back to one. */
import { AREAS } from '../../../shared/contract.ts';
import type { AppInfo, Preferences } from '../../../shared/areas/app.ts';
import { MIGRATIONS } from '../../db/migrate.ts';
import type { Handlers } from '../../kernel/handlers.ts';
import type { Deps } from '../../kernel/deps.ts';
import { createRestore } from './restore.ts';
import type { RestoreDeps } from './restore.ts';

export type RescueDeps = RestoreDeps &
  Pick<Deps, 'appVersion' | 'dataPath' | 'platform' | 'systemLanguage' | 'timeZone'>;

/** Every endpoint refuses with the reason, save those that a restore needs. */
export function createRescueHandlers(deps: RescueDeps, reason: NonNullable<AppInfo['rescue']>): Handlers {
  const { backups } = deps;
  const { preview, restore } = createRestore(deps, {
    second: () => null,
    latestSchema: MIGRATIONS.length,
    isClockRunning: () => false,
  });
  const preferences: Preferences = {
    language: deps.systemLanguage,
    theme: 'system',
    organisation: '',
    isSoundOn: true,
  };
  const open: { readonly [Area in 'app' | 'backups']: Partial<Handlers[Area]> } = {
    app: {
      info: () => ({
        ok: true,
        value: {
          version: deps.appVersion,
          platform: deps.platform,
          dataPath: deps.dataPath,
          timeZone: deps.timeZone,
          startupNotice: null,
          rescue: reason,
        },
      }),
      preferences: () => ({ ok: true, value: preferences }),
    },
    backups: {
      state: async () => {
        const rows = (await backups.run('list', { folder: backups.folder, place: 'local' })) ?? [];
        const lastGoodAt = rows.find(({ summary }) => summary !== null)?.madeAt ?? null;
        return {
          ok: true,
          value: {
            loss: null,
            folder: backups.folder,
            second: null,
            backups: rows,
            lastGoodAt,
            isOld: false,
            failure: null,
            isRunning: false,
          },
        };
      },
      preview,
      restore,
    },
  };
  const refuse = () => ({ ok: false, code: reason }) as const;
  return Object.fromEntries(
    AREAS.map(([area, methods]) => [
      area,
      {
        ...Object.fromEntries(methods.map((method) => [method, refuse])),
        ...open[area as keyof typeof open],
      },
    ]),
  ) as unknown as Handlers;
}
