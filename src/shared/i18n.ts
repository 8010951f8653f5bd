/** Languages of the interface and their texts, bundled: the app reads nothing from the network. */
import type { Language } from './areas/app.ts';
import enArchive from '../../resources/locales/en/archive.json' with { type: 'json' };
import enCandidates from '../../resources/locales/en/candidates.json' with { type: 'json' };
import enCertifications from '../../resources/locales/en/certifications.json' with { type: 'json' };
import enClock from '../../resources/locales/en/clock.json' with { type: 'json' };
import enBackups from '../../resources/locales/en/backups.json' with { type: 'json' };
import enCommon from '../../resources/locales/en/common.json' with { type: 'json' };
import enDecisions from '../../resources/locales/en/decisions.json' with { type: 'json' };
import enDeliberation from '../../resources/locales/en/deliberation.json' with { type: 'json' };
import enErrors from '../../resources/locales/en/errors.json' with { type: 'json' };
import enGrid from '../../resources/locales/en/grid.json' with { type: 'json' };
import enGuides from '../../resources/locales/en/guides.json' with { type: 'json' };
import enHandovers from '../../resources/locales/en/handovers.json' with { type: 'json' };
import enHome from '../../resources/locales/en/home.json' with { type: 'json' };
import enIssuing from '../../resources/locales/en/issuing.json' with { type: 'json' };
import enJuror from '../../resources/locales/en/juror.json' with { type: 'json' };
import enJury from '../../resources/locales/en/jury.json' with { type: 'json' };
import enMinutes from '../../resources/locales/en/minutes.json' with { type: 'json' };
import enPassage from '../../resources/locales/en/passage.json' with { type: 'json' };
import enPins from '../../resources/locales/en/pins.json' with { type: 'json' };
import enPreferences from '../../resources/locales/en/preferences.json' with { type: 'json' };
import enRectification from '../../resources/locales/en/rectification.json' with { type: 'json' };
import enReceived from '../../resources/locales/en/received.json' with { type: 'json' };
import enRegister from '../../resources/locales/en/register.json' with { type: 'json' };
import enReporting from '../../resources/locales/en/reporting.json' with { type: 'json' };
import enRoom from '../../resources/locales/en/room.json' with { type: 'json' };
import enRoleplay from '../../resources/locales/en/roleplay.json' with { type: 'json' };
import enSessionMinutes from '../../resources/locales/en/session-minutes.json' with { type: 'json' };
import enSession from '../../resources/locales/en/session.json' with { type: 'json' };
import enSetup from '../../resources/locales/en/setup.json' with { type: 'json' };
import enSigning from '../../resources/locales/en/signing.json' with { type: 'json' };
import enTimestamps from '../../resources/locales/en/timestamps.json' with { type: 'json' };
import enUpdates from '../../resources/locales/en/updates.json' with { type: 'json' };
import enSubjects from '../../resources/locales/en/subjects.json' with { type: 'json' };
import enVerify from '../../resources/locales/en/verify.json' with { type: 'json' };
import frArchive from '../../resources/locales/fr/archive.json' with { type: 'json' };
import frCandidates from '../../resources/locales/fr/candidates.json' with { type: 'json' };
import frCertifications from '../../resources/locales/fr/certifications.json' with { type: 'json' };
import frClock from '../../resources/locales/fr/clock.json' with { type: 'json' };
import frBackups from '../../resources/locales/fr/backups.json' with { type: 'json' };
import frCommon from '../../resources/locales/fr/common.json' with { type: 'json' };
import frDecisions from '../../resources/locales/fr/decisions.json' with { type: 'json' };
import frDeliberation from '../../resources/locales/fr/deliberation.json' with { type: 'json' };
import frErrors from '../../resources/locales/fr/errors.json' with { type: 'json' };
import frGrid from '../../resources/locales/fr/grid.json' with { type: 'json' };
import frGuides from '../../resources/locales/fr/guides.json' with { type: 'json' };
import frHandovers from '../../resources/locales/fr/handovers.json' with { type: 'json' };
import frHome from '../../resources/locales/fr/home.json' with { type: 'json' };
import frIssuing from '../../resources/locales/fr/issuing.json' with { type: 'json' };
import frJuror from '../../resources/locales/fr/juror.json' with { type: 'json' };
import frJury from '../../resources/locales/fr/jury.json' with { type: 'json' };
import frMinutes from '../../resources/locales/fr/minutes.json' with { type: 'json' };
import frPassage from '../../resources/locales/fr/passage.json' with { type: 'json' };
import frPins from '../../resources/locales/fr/pins.json' with { type: 'json' };
import frPreferences from '../../resources/locales/fr/preferences.json' with { type: 'json' };
import frRectification from '../../resources/locales/fr/rectification.json' with { type: 'json' };
import frReceived from '../../resources/locales/fr/received.json' with { type: 'json' };
import frRegister from '../../resources/locales/fr/register.json' with { type: 'json' };
import frReporting from '../../resources/locales/fr/reporting.json' with { type: 'json' };
import frRoom from '../../resources/locales/fr/room.json' with { type: 'json' };
import frRoleplay from '../../resources/locales/fr/roleplay.json' with { type: 'json' };
import frSessionMinutes from '../../resources/locales/fr/session-minutes.json' with { type: 'json' };
import frSession from '../../resources/locales/fr/session.json' with { type: 'json' };
import frSetup from '../../resources/locales/fr/setup.json' with { type: 'json' };
import frSigning from '../../resources/locales/fr/signing.json' with { type: 'json' };
import frTimestamps from '../../resources/locales/fr/timestamps.json' with { type: 'json' };
import frUpdates from '../../resources/locales/fr/updates.json' with { type: 'json' };
import frSubjects from '../../resources/locales/fr/subjects.json' with { type: 'json' };
import frVerify from '../../resources/locales/fr/verify.json' with { type: 'json' };

export const LANGUAGES = ['fr', 'en'] as const satisfies readonly Language[];
export const DEFAULT_LANGUAGE: Language = 'fr';
export const DEFAULT_NAMESPACE = 'common';

const fr = {
  archive: frArchive,
  candidates: frCandidates,
  certifications: frCertifications,
  clock: frClock,
  backups: frBackups,
  common: frCommon,
  decisions: frDecisions,
  deliberation: frDeliberation,
  errors: frErrors,
  grid: frGrid,
  guides: frGuides,
  handovers: frHandovers,
  home: frHome,
  issuing: frIssuing,
  juror: frJuror,
  jury: frJury,
  minutes: frMinutes,
  passage: frPassage,
  pins: frPins,
  preferences: frPreferences,
  rectification: frRectification,
  received: frReceived,
  register: frRegister,
  reporting: frReporting,
  roleplay: frRoleplay,
  room: frRoom,
  session: frSession,
  'session-minutes': frSessionMinutes,
  setup: frSetup,
  signing: frSigning,
  timestamps: frTimestamps,
  updates: frUpdates,
  subjects: frSubjects,
  verify: frVerify,
};

/** Shape of the texts: French is the reference, English must have the same keys. */
export type LocaleResources = typeof fr;

const en: LocaleResources = {
  archive: enArchive,
  candidates: enCandidates,
  certifications: enCertifications,
  clock: enClock,
  backups: enBackups,
  common: enCommon,
  decisions: enDecisions,
  deliberation: enDeliberation,
  errors: enErrors,
  grid: enGrid,
  guides: enGuides,
  handovers: enHandovers,
  home: enHome,
  issuing: enIssuing,
  juror: enJuror,
  jury: enJury,
  minutes: enMinutes,
  passage: enPassage,
  pins: enPins,
  preferences: enPreferences,
  rectification: enRectification,
  received: enReceived,
  register: enRegister,
  reporting: enReporting,
  roleplay: enRoleplay,
  room: enRoom,
  session: enSession,
  'session-minutes': enSessionMinutes,
  setup: enSetup,
  signing: enSigning,
  timestamps: enTimestamps,
  updates: enUpdates,
  subjects: enSubjects,
  verify: enVerify,
};

export const resources: Readonly<Record<Language, LocaleResources>> = { fr, en };
