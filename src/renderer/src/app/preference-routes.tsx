/** What concerns this computer under the preferences: what runs on it, its updates, the copies of its data. */
import { createRoute } from '@tanstack/react-router';
import { BackupsScreen } from '../features/backups/index.ts';
import { AboutScreen } from '../features/preferences/index.ts';
import { UpdateScreen } from '../features/updates/index.ts';
import { under } from './root-route.ts';

const aboutRoute = createRoute({ ...under('/preferences/about'), component: AboutScreen });

const updateRoute = createRoute({ ...under('/preferences/update'), component: UpdateScreen });

const backupsRoute = createRoute({ ...under('/preferences/backups'), component: BackupsScreen });

export const preferenceRoutes = [aboutRoute, updateRoute, backupsRoute] as const;
