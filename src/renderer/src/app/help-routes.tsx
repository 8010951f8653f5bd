/** What the help menu leads to: the guides and the keys. */
import { createRoute } from '@tanstack/react-router';
import { GuideScreen, GuidesScreen } from '../features/guides/index.ts';
import { KeysScreen } from '../features/passage/index.ts';
import { under } from './root-route.ts';

const guideRoute = createRoute({
  ...under('/guides/$guide'),
  component: function GuideRoute() {
    return <GuideScreen guide={guideRoute.useParams().guide} />;
  },
});

export const helpRoutes = [
  createRoute({ ...under('/guides'), component: GuidesScreen }),
  guideRoute,
  createRoute({ ...under('/keys'), component: KeysScreen }),
] as const;
