/** A passage that never took place, for a look at the pages that a certification gives: everyone in it is invented. */
import type { Decision, Grid } from '../../../domain/assessment/assessment.types.ts';
import { assessedCompetences } from '../../../domain/certification/assessed.ts';
import type { AssessedCriterion } from '../../../domain/certification/assessed.ts';
import { blocsOfTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { hasOwnTerms } from '../../../domain/certification/session-terms.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import { planPassage } from '../../../domain/passage/accommodation.ts';
import { createPassage } from '../../../domain/passage/passage.machine.ts';
import type { PassageState } from '../../../domain/passage/passage.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Reading } from '../../../domain/time/time.ts';
import { DEFAULT_SETTINGS } from '../../../shared/areas/preparation/sessions.ts';
import type { AssessmentSettings } from '../../../shared/areas/preparation/sessions.ts';
import { calculationOf } from '../passage/index.ts';
import type { PassageFacts } from '../passage/index.ts';

const ID = 'specimen';
const MINUTE_MS = 60_000;
/** Part of a numeric scale that every invented juror gives. */
const NUMBER_GIVEN = 0.7;

const NO_MEASURE = { timeMeasure: { kind: 'none' }, otherMeasures: [] } as const;

const JURORS = [
  { name: 'Ondine Fanal', capacity: 'Présidente du jury', isPresident: true },
  { name: 'Pascal Grève', capacity: 'Membre du jury', isPresident: false },
  { name: 'Amélie Ressac', capacity: 'Membre du jury', isPresident: false },
] as const;

export interface SpecimenParts {
  readonly certification: Certification;
  /** Of that certification. */
  readonly test: Test;
  readonly digest: string;
  readonly organisation: string;
  /** ISO calendar date. */
  readonly today: string;
  readonly now: Reading;
}

/** What would be known of it once its jury has decided: all marks alike, and the result that they give. */
export function specimenFacts(parts: SpecimenParts): PassageFacts {
  const undecided = undecidedFacts(parts);
  const decision = decisionOf(undecided, parts);
  return { ...undecided, recordedDecision: { decision, passageVersion: 1 } };
}

function undecidedFacts({
  certification,
  digest,
  now,
  organisation,
  test,
  today,
}: SpecimenParts): PassageFacts {
  const settings = settingsOf(certification);
  const members = JURORS.map((juror, position) => ({
    ...juror,
    id: `${ID}-${String(position)}`,
    sessionId: ID,
    position,
    college: 'professional' as const,
    isExternal: true,
    isConsultative: false,
    presence: 'on-site' as const,
    pinHash: null,
  }));
  const competences = assessedCompetences({ certification, test, sessionScale: settings.scale });
  const criteria = competences.flatMap((competence) => competence.criteria);
  const at = now.wall;
  const gridOf = (jurorId: string): Grid => ({
    jurorId,
    observations: Object.fromEntries(
      criteria.flatMap(({ indicators }) => indicators.map(({ id }) => [id, 'observed' as const])),
    ),
    marks: Object.fromEntries(criteria.map((criterion, rank) => [criterion.id, markOf(criterion, rank)])),
    notes: [],
    sealedAt: at,
  });
  const blocs = blocsOfTest(certification, test);
  const blocIds = blocs.map(({ id }) => id);
  return {
    freeze: null,
    attendanceSignature: null,
    passage: {
      id: ID,
      sessionId: ID,
      position: 0,
      plannedTime: null,
      candidate: {
        lastName: 'Brumaire',
        firstName: 'Célestin',
        birthDate: '2001-02-03',
        birthPlace: 'Ville-Fictive',
        company: '',
        trainingBody: '',
        tutor: '',
      },
      blocIds,
      testId: test.id,
      caseTitle: '',
      accommodation: NO_MEASURE,
      evaluatorChoice: test.contradiction === undefined ? null : 'jury',
      importedResults: {},
      createdAt: at,
    },
    session: {
      id: ID,
      title: 'Session d’exemple',
      date: today,
      place: 'Salle d’exemple',
      status: test.isDeciding ? 'decision' : 'proposition',
      isSample: true,
      referentielId: certification.id,
      referentielVersion: certification.version,
      blocIds,
      rules: certification.jury,
      settings,
      createdAt: at,
    },
    organisation: () => organisation,
    members,
    newcomers: [],
    attachments: [],
    certification,
    referentielDigest: digest,
    blocs,
    test,
    competences,
    state: playedState(test, settings, now),
    declarations: members.map(({ id }) => ({ jurorId: id, kind: 'no-link', reason: '', at })),
    linksTakenBack: [],
    grids: new Map(members.map(({ id }) => [id, gridOf(id)])),
    changes: [],
    recordedDecision: null,
    reopenedAtVersion: 0,
    lock: null,
    signatures: [],
    external: [],
    number: null,
    minutesId: null,
    rectifiedName: null,
    roleplay: null,
    attempt: null,
    linkedIds: new Set(),
    next: null,
    mateIds: [],
    isAway: false,
  };
}

/** As a new session on that certification begins. */
function settingsOf(certification: Certification): AssessmentSettings {
  if (!hasOwnTerms(certification)) return DEFAULT_SETTINGS;
  const isThresholdConfirmed = certification.isRuleConfirmed;
  return { ...DEFAULT_SETTINGS, scale: null, threshold: null, isThresholdConfirmed };
}

/** Every phase played to its end, one after the other, up to now. */
function playedState(test: Test, settings: AssessmentSettings, now: Reading): PassageState {
  const state = createPassage(planPassage(test.phases, NO_MEASURE, settings.reminderMs));
  const all = state.phases.reduce((sum, { grantedMs }) => sum + grantedMs, 0);
  let begun = now.wall - all - MINUTE_MS;
  const at = instant(begun - MINUTE_MS);
  const phases = state.phases.map((phase) => {
    const startedAt = instant(begun);
    begun += phase.grantedMs;
    return { ...phase, startedAt, endedAt: instant(begun), elapsedMs: phase.grantedMs };
  });
  return {
    ...state,
    stage: 'decision',
    identity: { document: 'identity-card', note: '', at },
    attendance: { status: 'present', note: '', at },
    phases,
  };
}

/** Levels in turn between the two best, so that the page shows more than one; a fixed part of any number. */
function markOf({ scale }: AssessedCriterion, rank: number): string {
  if (scale.kind !== 'numeric') return (scale.levels[rank % 2] ?? scale.levels[0])?.id ?? '';
  const { decimals, max, min, step } = scale;
  const steps = Math.floor(((max - min) * NUMBER_GIVEN) / step);
  return (min + steps * step).toFixed(decimals);
}

/** The jury follows what is computed. */
function decisionOf(facts: PassageFacts, { now }: SpecimenParts): Decision {
  const { results } = calculationOf(facts);
  const word = (outcome: 'favourable' | 'unfavourable' | null) =>
    outcome === 'unfavourable' ? ('refused' as const) : ('validated' as const);
  const blocs = results.flatMap(({ blocId, outcome }) =>
    blocId === null ? [] : [{ blocId, outcome: word(outcome), reason: '' }],
  );
  const isAnyFavourable = results.some(({ outcome }) => word(outcome) === 'validated');
  return {
    outcome: isAnyFavourable ? 'validated' : 'refused',
    blocs,
    reason: '',
    recommendations: '',
    vote: null,
    dissents: [],
    hasCastingVote: false,
    at: now.wall,
  };
}
