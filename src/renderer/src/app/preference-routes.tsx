/** The preferences, and the screens that they lead to. */
import { createRoute } from '@tanstack/react-router';
import { BackupsScreen } from '../features/backups/index.ts';
import { PaperSettingsScreen } from '../features/issuing/index.ts';
import { AboutScreen, AdministratorsScreen, PreferencesScreen } from '../features/preferences/index.ts';
import { AuthoritiesScreen } from '../features/received/index.ts';
import { ReportingSettingsScreen } from '../features/reporting/index.ts';
import { SigningScreen } from '../features/signing/index.ts';
import { TimestampSettingsScreen } from '../features/timestamps/index.ts';
import { UpdateScreen } from '../features/updates/index.ts';
import { under } from './root-route.ts';

export const preferenceRoutes = [
  createRoute({ ...under('/preferences'), component: PreferencesScreen }),
  createRoute({ ...under('/preferences/about'), component: AboutScreen }),
  createRoute({ ...under('/preferences/administrators'), component: AdministratorsScreen }),
  createRoute({ ...under('/preferences/authorities'), component: AuthoritiesScreen }),
  createRoute({ ...under('/preferences/backups'), component: BackupsScreen }),
  createRoute({ ...under('/preferences/signing'), component: SigningScreen }),
  createRoute({ ...under('/preferences/papers'), component: PaperSettingsScreen }),
  createRoute({ ...under('/preferences/declarations'), component: ReportingSettingsScreen }),
  createRoute({ ...under('/preferences/timestamps'), component: TimestampSettingsScreen }),
  createRoute({ ...under('/preferences/update'), component: UpdateScreen }),
] as const;
