import { createRootRoute } from '@tanstack/react-router';
import { Shell } from './shell.tsx';

/** What every screen stands in. */
export const root = createRootRoute({ component: Shell });

/** A screen at that path. */
export const under = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;
