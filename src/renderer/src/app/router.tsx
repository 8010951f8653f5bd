import { createHashHistory, createRoute, createRouter } from '@tanstack/react-router';
import type { NavigateOptions, ToOptions } from '@tanstack/react-router';
import {
  AlikeScreen,
  CandidateScreen,
  CandidatesScreen,
  EditCandidateScreen,
  ImportCandidatesScreen,
  NewCandidateScreen,
  PlanScreen,
  ScoresScreen,
} from '../features/candidates/index.ts';
import { CandidateScreenPanel } from '../features/candidate-screen/index.ts';
import { CertificationScreen, CertificationsScreen, DraftScreen } from '../features/certifications/index.ts';
import {
  EnrolmentDecisions,
  SessionDeliberationScreen,
  readDeliberationSearch,
} from '../features/decisions/index.ts';
import { HandoverScreen, ReceiveScreen } from '../features/handovers/index.ts';
import { HomeScreen } from '../features/home/index.ts';
import { JoinRoomScreen } from '../features/joining/index.ts';
import { SessionPapersScreen } from '../features/issuing/index.ts';
import { PassageScreen } from '../features/passage/index.ts';
import {
  EditSessionScreen,
  NewPassageScreen,
  NewSessionScreen,
  PassageSetupScreen,
  SessionScreen,
} from '../features/preparation/index.ts';
import { EvidenceScreen } from '../features/received/index.ts';
import { RoomCodesScreen, RoomPanel, RoomScreen } from '../features/room/index.ts';
import { CeremonyScreen, SessionMinutesScreen } from '../features/session-minutes/index.ts';
import { DeclarantNotice, DeclarationsScreen } from '../features/reporting/index.ts';
import {
  CopySubjectScreen,
  EditSubjectScreen,
  NewSubjectScreen,
  SubjectScreen,
  SubjectsScreen,
  readSubjectSearch,
} from '../features/subjects/index.ts';
import { CrashedScreen, NotFoundScreen } from './fallback-screens.tsx';
import { archiveRoutes } from './archive-routes.tsx';
import { helpRoutes } from './help-routes.tsx';
import { preferenceRoutes } from './preference-routes.tsx';
import { root, under } from './root-route.ts';

const homeRoute = createRoute({ ...under('/'), component: HomeScreen });

const joinRoute = createRoute({ ...under('/join'), component: JoinRoomScreen });

const newSessionRoute = createRoute({ ...under('/sessions/new'), component: NewSessionScreen });

const sessionRoute = createRoute({
  ...under('/sessions/$sessionId'),
  component: function SessionRoute() {
    const { sessionId } = sessionRoute.useParams();
    return (
      <SessionScreen
        sessionId={sessionId}
        room={<RoomPanel sessionId={sessionId} />}
        candidateScreen={<CandidateScreenPanel sessionId={sessionId} />}
      />
    );
  },
});

const editSessionRoute = createRoute({
  ...under('/sessions/$sessionId/edit'),
  component: function EditSessionRoute() {
    return <EditSessionScreen sessionId={editSessionRoute.useParams().sessionId} />;
  },
});

const sessionMinutesRoute = createRoute({
  ...under('/sessions/$sessionId/minutes'),
  component: function SessionMinutesRoute() {
    return <SessionMinutesScreen sessionId={sessionMinutesRoute.useParams().sessionId} />;
  },
});

const handoverRoute = createRoute({
  ...under('/sessions/$sessionId/handover'),
  component: function HandoverRoute() {
    return <HandoverScreen sessionId={handoverRoute.useParams().sessionId} />;
  },
});

const receiveRoute = createRoute({ ...under('/receive'), component: ReceiveScreen });

const evidenceRoute = createRoute({
  ...under('/sessions/$sessionId/evidence'),
  component: function EvidenceRoute() {
    return <EvidenceScreen sessionId={evidenceRoute.useParams().sessionId} />;
  },
});

const roomRoute = createRoute({
  ...under('/sessions/$sessionId/room'),
  component: function RoomRoute() {
    return <RoomScreen sessionId={roomRoute.useParams().sessionId} />;
  },
});

const roomCodesRoute = createRoute({
  ...under('/sessions/$sessionId/room/codes'),
  validateSearch: ({ seat }: Readonly<Record<string, unknown>>): { readonly seat?: string } =>
    typeof seat === 'string' ? { seat } : {},
  component: function RoomCodesRoute() {
    const { sessionId } = roomCodesRoute.useParams();
    return <RoomCodesScreen sessionId={sessionId} jurorId={roomCodesRoute.useSearch().seat} />;
  },
});

const ceremonyRoute = createRoute({
  ...under('/sessions/$sessionId/signatures'),
  component: function CeremonyRoute() {
    return <CeremonyScreen sessionId={ceremonyRoute.useParams().sessionId} />;
  },
});

const deliberationRoute = createRoute({
  ...under('/sessions/$sessionId/deliberation'),
  validateSearch: readDeliberationSearch,
  component: function DeliberationRoute() {
    const navigate = deliberationRoute.useNavigate();
    return (
      <SessionDeliberationScreen
        sessionId={deliberationRoute.useParams().sessionId}
        search={deliberationRoute.useSearch()}
        onOpen={(search) => void navigate({ search })}
      />
    );
  },
});

const newPassageRoute = createRoute({
  ...under('/sessions/$sessionId/passages/new'),
  component: function NewPassageRoute() {
    return <NewPassageScreen sessionId={newPassageRoute.useParams().sessionId} />;
  },
});

const passageSetupRoute = createRoute({
  ...under('/passages/$passageId/setup'),
  component: function PassageSetupRoute() {
    return <PassageSetupScreen passageId={passageSetupRoute.useParams().passageId} />;
  },
});

const passageRoute = createRoute({
  ...under('/passages/$passageId'),
  component: function PassageRoute() {
    return <PassageScreen passageId={passageRoute.useParams().passageId} />;
  },
});

const candidatesRoute = createRoute({ ...under('/candidates'), component: CandidatesScreen });
const newCandidateRoute = createRoute({ ...under('/candidates/new'), component: NewCandidateScreen });
const alikeRoute = createRoute({ ...under('/candidates/alike'), component: AlikeScreen });
const importCandidatesRoute = createRoute({
  ...under('/candidates/import'),
  component: ImportCandidatesScreen,
});
const planRoute = createRoute({
  ...under('/sessions/$sessionId/passages/plan'),
  component: function PlanRoute() {
    return <PlanScreen sessionId={planRoute.useParams().sessionId} />;
  },
});
const scoresRoute = createRoute({ ...under('/candidates/scores'), component: ScoresScreen });

const candidateRoute = createRoute({
  ...under('/candidates/$personId'),
  component: function CandidateRoute() {
    return (
      <CandidateScreen
        personId={candidateRoute.useParams().personId}
        declarant={<DeclarantNotice />}
        decisions={(enrolmentId) => <EnrolmentDecisions enrolmentId={enrolmentId} />}
      />
    );
  },
});

const editCandidateRoute = createRoute({
  ...under('/candidates/$personId/edit'),
  component: function EditCandidateRoute() {
    return <EditCandidateScreen personId={editCandidateRoute.useParams().personId} />;
  },
});

const subjectsRoute = createRoute({ ...under('/subjects'), component: SubjectsScreen });

const newSubjectRoute = createRoute({ ...under('/subjects/new'), component: NewSubjectScreen });

const subjectRoute = createRoute({
  ...under('/subjects/$subjectId'),
  validateSearch: readSubjectSearch,
  component: function SubjectRoute() {
    const { version } = subjectRoute.useSearch();
    return <SubjectScreen subjectId={subjectRoute.useParams().subjectId} version={version ?? null} />;
  },
});

const editSubjectRoute = createRoute({
  ...under('/subjects/$subjectId/edit'),
  component: function EditSubjectRoute() {
    return <EditSubjectScreen subjectId={editSubjectRoute.useParams().subjectId} />;
  },
});

const copySubjectRoute = createRoute({
  ...under('/subjects/$subjectId/copy'),
  component: function CopySubjectRoute() {
    return <CopySubjectScreen subjectId={copySubjectRoute.useParams().subjectId} />;
  },
});

const certificationsRoute = createRoute({ ...under('/certifications'), component: CertificationsScreen });

const draftRoute = createRoute({
  ...under('/certifications/drafts/$draftId'),
  component: function DraftRoute() {
    return <DraftScreen draftId={draftRoute.useParams().draftId} />;
  },
});

const certificationRoute = createRoute({
  ...under('/certifications/$id/$version'),
  component: function CertificationRoute() {
    const { id, version } = certificationRoute.useParams();
    return <CertificationScreen id={id} version={version} />;
  },
});

const papersRoute = createRoute({
  ...under('/sessions/$sessionId/papers'),
  component: function PapersRoute() {
    return <SessionPapersScreen sessionId={papersRoute.useParams().sessionId} />;
  },
});

const declarationsRoute = createRoute({ ...under('/declarations'), component: DeclarationsScreen });

/** The files are opened through the app's own scheme, so the place is kept in the hash. */
export const router = createRouter({
  routeTree: root.addChildren([
    homeRoute,
    joinRoute,
    newSessionRoute,
    sessionRoute,
    editSessionRoute,
    deliberationRoute,
    sessionMinutesRoute,
    roomRoute,
    roomCodesRoute,
    ceremonyRoute,
    handoverRoute,
    receiveRoute,
    evidenceRoute,
    newPassageRoute,
    passageSetupRoute,
    passageRoute,
    candidatesRoute,
    newCandidateRoute,
    alikeRoute,
    importCandidatesRoute,
    scoresRoute,
    planRoute,
    candidateRoute,
    editCandidateRoute,
    subjectsRoute,
    newSubjectRoute,
    subjectRoute,
    editSubjectRoute,
    copySubjectRoute,
    certificationsRoute,
    draftRoute,
    certificationRoute,
    ...archiveRoutes,
    ...preferenceRoutes,
    ...helpRoutes,
    papersRoute,
    declarationsRoute,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: CrashedScreen,
  defaultNotFoundComponent: NotFoundScreen,
  // Another session or candidate is another screen: no form may keep the former one's entries.
  defaultRemountDeps: ({ params }) => params,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Links of the design system take the router's typed destinations. */
declare module 'react-aria-components' {
  interface RouterConfig {
    href: ToOptions;
    routerOptions: Omit<NavigateOptions, keyof ToOptions>;
  }
}
