import type { AreaHandlers } from '../../../shared/contract.ts';
import { preferencesPatch } from '../../../shared/areas/app.ts';
import type { AppInfo, Language, Preferences } from '../../../shared/areas/app.ts';
import type { PreferenceRepo } from '../../db/repos/preference.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { Repos } from '../../db/repos.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { granted } from '../../kernel/refusal.ts';
import { createAdministratorUsecases } from './administrators.usecases.ts';
import type { AskedThings } from './asked.ts';
import { createRecoveryUsecases } from './recovery.usecases.ts';

/** Preferences that stand: what the user chose, and defaults for the rest or for what no longer reads. */
export function readPreferences(stored: PreferenceRepo, systemLanguage: Language): Preferences {
  const defaults: Preferences = {
    language: systemLanguage,
    theme: 'system',
    organisation: '',
    isSoundOn: true,
  };
  const chosen = Object.entries(stored.all()).map(([key, value]) =>
    preferencesPatch.safeParse({ [key]: value }),
  );
  return Object.assign(
    defaults,
    ...chosen.map((reading) => (reading.success ? reading.data : {})),
  ) as Preferences;
}

/** What the user should read first: a restore, then a passage found running comes before a schema that was brought up to date. */
export function startupNoticeOf(
  recovered: number,
  backupPath: string | null,
  isRestored: boolean,
): AppInfo['startupNotice'] {
  if (isRestored) return 'restored';
  if (recovered > 0) return 'recovered-passage';
  return backupPath === null ? null : 'database-backed-up';
}

/** The application itself: what it is, and how this machine likes it. */
export function createAppUsecases(deps: Deps, asked: Pick<AskedThings, 'take'>): AreaHandlers<'app'> {
  const { preferences: stored } = deps.repos;

  /** The organisation is printed in minutes, so a new name is told; how the interface looks is nobody's record. */
  function noteOrganisation(
    { audit, preferences }: Repos,
    { organisation }: Pick<Partial<Preferences>, 'organisation'>,
    at: Instant,
  ): void {
    const before = readPreferences(preferences, deps.systemLanguage).organisation;
    if (organisation === undefined || organisation === before) return;
    const details = { before, after: organisation };
    audit.append({ at, action: 'organisation-changed', subjectId: 'organisation', details });
  }

  return {
    info: () => ({
      ok: true,
      value: {
        version: deps.appVersion,
        platform: deps.platform,
        dataPath: deps.dataPath,
        timeZone: deps.timeZone,
        startupNotice: deps.startupNotice(),
        rescue: null,
      },
    }),
    disk: async () => granted({ encryption: await deps.desktop.diskEncryption() }),
    preferences: () => ({ ok: true, value: readPreferences(stored, deps.systemLanguage) }),
    ...createAdministratorUsecases(deps),
    ...createRecoveryUsecases(deps),
    tasks: () => granted(deps.tasks.list()),
    stopTask: ({ taskId }) => {
      deps.tasks.stop(taskId);
      return granted(null);
    },
    takeAsked: () => asked.take(),
    revisions: () => granted(deps.revisions()),
    setPreferences: (patch, caller) =>
      deps.act(
        'preferences',
        ({ now, repos }) => {
          noteOrganisation(repos, patch, now.wall);
          for (const [key, value] of Object.entries(patch)) repos.preferences.set(key, value);
          return granted(readPreferences(repos.preferences, deps.systemLanguage));
        },
        { caller },
      ),
  };
}
