/** The archive: its list, and the minutes of tests and of sessions, each with its rectification. */
import { createRoute } from '@tanstack/react-router';
import { ArchiveScreen, ArchivedMinutesScreen, readArchiveSearch } from '../features/archive/index.ts';
import { ReturnedSection } from '../features/handovers/index.ts';
import { RectificationScreen } from '../features/rectification/index.ts';
import { ArchivedSessionScreen, SessionRectificationScreen } from '../features/session-minutes/index.ts';
import { under } from './root-route.ts';

const RETURNED = <ReturnedSection />;

const archiveRoute = createRoute({
  ...under('/archive'),
  validateSearch: readArchiveSearch,
  component: function ArchiveRoute() {
    return <ArchiveScreen search={archiveRoute.useSearch()} returned={RETURNED} />;
  },
});

const archivedMinutesRoute = createRoute({
  ...under('/archive/$minutesId'),
  component: function ArchivedMinutesRoute() {
    return <ArchivedMinutesScreen minutesId={archivedMinutesRoute.useParams().minutesId} />;
  },
});

const rectificationRoute = createRoute({
  ...under('/archive/$minutesId/rectification'),
  component: function RectificationRoute() {
    return <RectificationScreen minutesId={rectificationRoute.useParams().minutesId} />;
  },
});

const archivedSessionRoute = createRoute({
  ...under('/archive/sessions/$sessionMinutesId'),
  component: function ArchivedSessionRoute() {
    return <ArchivedSessionScreen sessionMinutesId={archivedSessionRoute.useParams().sessionMinutesId} />;
  },
});

const sessionRectificationRoute = createRoute({
  ...under('/archive/sessions/$sessionMinutesId/rectification'),
  component: function SessionRectificationRoute() {
    const { sessionMinutesId } = sessionRectificationRoute.useParams();
    return <SessionRectificationScreen sessionMinutesId={sessionMinutesId} />;
  },
});

export const archiveRoutes = [
  archiveRoute,
  archivedMinutesRoute,
  rectificationRoute,
  archivedSessionRoute,
  sessionRectificationRoute,
] as const;
