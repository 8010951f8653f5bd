import { DEFAULT_RULES } from '../../../../domain/jury/jury.rules.ts';
import { isSameRules } from '../../../../domain/certification/session-terms.ts';
import {
  DEFAULT_SETTINGS,
  NEW_DETAILS,
  detailsOf,
  startingTerms,
} from '../../../../shared/areas/preparation/sessions.ts';
import type { PupitreApi } from '../../../../shared/contract.ts';
import type { JuryRules } from '../../../../domain/jury/jury.types.ts';
import type { ReferentielSummary } from '../../../../shared/areas/certifications.ts';
import type {
  AssessmentSettings,
  SessionDetails,
  SessionView,
} from '../../../../shared/areas/preparation/sessions.ts';

type SessionInput = Parameters<PupitreApi['sessions']['save']>[0];
type SettingsInput = NonNullable<SessionInput['settings']>;

/** A session while it is being typed: any part may still be missing. */
export interface SessionDraft extends Omit<SessionDetails, 'date'> {
  readonly date: string | null;
  /** `referentielKey` of the chosen certification and version. */
  readonly referentielKey: string | null;
  readonly blocIds: readonly string[];
  readonly rules: JuryRules;
  readonly settings: AssessmentSettings;
}

export type SessionDraftFault = 'title' | 'date' | 'place' | 'referentiel' | 'blocs' | 'scale' | 'departure';

/** A certification and its version as one key. */
export function referentielKey({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}@${version}`;
}

/** An empty draft on the only certification there is beside models, in the version that is listed first, if there is one. */
export function emptyDraft(today: string, referentiels: readonly ReferentielSummary[]): SessionDraft {
  const applicable = referentiels.filter(({ isModel }) => !isModel);
  const [only] = applicable;
  const isAlone = only !== undefined && applicable.every(({ id }) => id === only.id);
  return {
    ...NEW_DETAILS,
    date: today,
    referentielKey: null,
    blocIds: [],
    rules: DEFAULT_RULES,
    settings: DEFAULT_SETTINGS,
    ...(isAlone ? choiceOf(only) : {}),
  };
}

/** What choosing a certification sets: all its blocs, and its own terms. */
export function choiceOf(
  referentiel: ReferentielSummary,
): Pick<SessionDraft, 'referentielKey' | 'blocIds' | 'rules' | 'settings'> {
  return {
    referentielKey: referentielKey(referentiel),
    blocIds: referentiel.blocs.map((bloc) => bloc.id),
    ...startingTerms(referentiel.terms),
  };
}

/** Whether the draft departs from what the certification sets, and so owes a reason. */
export function isDeparting({ rules, settings }: SessionDraft, { terms }: ReferentielSummary): boolean {
  if (!terms.isOwn) return false;
  const isNarrowed = Object.keys(settings.covered ?? {}).length > 0;
  const isApart = isNarrowed || settings.scale !== null || settings.threshold !== null;
  return isApart || !isSameRules(rules, terms.rules);
}

export function draftOfSession(session: SessionView): SessionDraft {
  const { referentiel, blocIds, rules, settings } = session;
  return {
    ...detailsOf(session),
    referentielKey: referentielKey(referentiel),
    blocIds,
    rules,
    settings,
  };
}

/** What keeps a draft from being saved, in the order of the form. */
export function sessionDraftFaults(
  draft: SessionDraft,
  referentiels: readonly ReferentielSummary[],
): readonly SessionDraftFault[] {
  const faults: SessionDraftFault[] = [];
  if (draft.title.trim() === '') faults.push('title');
  if (draft.date === null) faults.push('date');
  if (draft.place.trim() === '') faults.push('place');
  if (draft.referentielKey === null) faults.push('referentiel');
  if (draft.blocIds.length === 0) faults.push('blocs');
  if (draft.settings.scale?.levels.some((level) => level.label.trim() === '') === true) faults.push('scale');
  const chosen = chosenOf(draft, referentiels);
  const isOwed = chosen !== undefined && isDeparting(draft, chosen);
  if (isOwed && (draft.settings.departure ?? '').trim() === '') faults.push('departure');
  return faults;
}

/** The request that saves a draft; null while it has faults. */
export function sessionInputOf(
  draft: SessionDraft,
  referentiels: readonly ReferentielSummary[],
  sessionId?: string,
): SessionInput | null {
  const referentiel = chosenOf(draft, referentiels);
  const faults = sessionDraftFaults(draft, referentiels);
  if (draft.date === null || referentiel === undefined || faults.length > 0) return null;
  return {
    ...(sessionId === undefined ? {} : { sessionId }),
    ...detailsOf({ ...draft, date: draft.date }),
    title: draft.title.trim(),
    place: draft.place.trim(),
    referentiel: { id: referentiel.id, version: referentiel.version },
    blocIds: referentiel.blocs.map((bloc) => bloc.id).filter((id) => draft.blocIds.includes(id)),
    rules: { ...draft.rules, excludedVotingColleges: [...draft.rules.excludedVotingColleges] },
    settings: settingsInputOf(draft.settings, isDeparting(draft, referentiel)),
  };
}

/** The certification that the draft chose, if it is there. */
export function chosenOf(
  draft: Pick<SessionDraft, 'referentielKey'>,
  referentiels: readonly ReferentielSummary[],
): ReferentielSummary | undefined {
  return referentiels.find((known) => referentielKey(known) === draft.referentielKey);
}

function settingsInputOf(
  { covered = {}, departure = '', scale, ...settings }: AssessmentSettings,
  isOwed: boolean,
): SettingsInput {
  const trimmed = scale?.levels.map((level) => ({ ...level, label: level.label.trim() }));
  return {
    ...settings,
    ...(Object.keys(covered).length === 0 ? {} : { covered }),
    ...(isOwed ? { departure: departure.trim() } : {}),
    scale: trimmed === undefined ? null : { levels: trimmed },
    reminderMs: [...settings.reminderMs],
  };
}
