/**
 * The closed list of what a rectification may correct. Measured times, the conduct log, the grids' sealed marks and the
 * draw are evidence of what happened: they are in no mention, so no rectification can reach them.
 */
import { isAbsence } from '../passage/passage.rules.ts';
import type { MinutesContent } from './minutes.schema.ts';
import { mayAssessAgain, mayBeRectified } from './rectification-authority.ts';
import { pointer } from './rectification-pointer.ts';
import { DECISION_OUTCOMES } from '../assessment/assessment.types.ts';

/** How a mention is written: on one line, over several, as a calendar date, or as one of a few values. */
export type MentionInput = 'line' | 'text' | 'date' | 'choice';

export type MentionKey =
  | 'candidate-last-name'
  | 'candidate-first-name'
  | 'candidate-birth-date'
  | 'candidate-birth-place'
  | 'candidate-company'
  | 'candidate-training-body'
  | 'candidate-tutor'
  | 'session-place'
  | 'case-title'
  | 'attendance-note'
  | 'competence-result'
  | 'decision-outcome'
  | 'decision-reason'
  | 'decision-recommendations'
  | 'member-name'
  | 'member-capacity';

export interface Mention {
  /** RFC 6901 pointer into the content. */
  readonly path: string;
  readonly key: MentionKey;
  /** Which one, where there are several: a competence's label, a member's name; empty otherwise. */
  readonly subject: string;
  /** French wording, as the document prints it. */
  readonly label: string;
  readonly value: string;
  readonly input: MentionInput;
  readonly isRequired: boolean;
  /** Values of a choice; empty otherwise. */
  readonly choices: readonly string[];
}

type MentionOptions = Partial<Pick<Mention, 'subject' | 'input' | 'isRequired' | 'choices'>>;

const REQUIRED = { isRequired: true } as const;

/** Mentions of that content which may be rectified, in the order of the document; none where nobody signs. */
export function rectifiableMentions(content: MinutesContent): readonly Mention[] {
  if (!mayBeRectified(content)) return [];
  return [
    mention(content.session.place, ['session', 'place'], 'session-place', 'Lieu de la session', REQUIRED),
    ...candidateMentions(content),
    mention(content.test.caseTitle, ['test', 'caseTitle'], 'case-title', 'Sujet ou cas'),
    ...memberMentions(content),
    ...resultMentions(content),
    ...decisionMentions(content),
  ];
}

function mention(
  value: string,
  keys: readonly (string | number)[],
  key: MentionKey,
  label: string,
  options: MentionOptions = {},
): Mention {
  return {
    path: pointer(...keys),
    key,
    subject: '',
    label,
    value,
    input: 'line',
    isRequired: false,
    choices: [],
    ...options,
  };
}

function candidateMentions({ attendance, candidate }: MinutesContent): readonly Mention[] {
  const of = (field: keyof typeof candidate, key: MentionKey, label: string, options?: MentionOptions) =>
    mention(candidate[field], ['candidate', field], key, label, options);
  return [
    of('lastName', 'candidate-last-name', 'Nom du candidat', REQUIRED),
    of('firstName', 'candidate-first-name', 'Prénom du candidat', REQUIRED),
    of('birthDate', 'candidate-birth-date', 'Date de naissance du candidat', { input: 'date' }),
    of('birthPlace', 'candidate-birth-place', 'Lieu de naissance du candidat'),
    of('company', 'candidate-company', 'Entreprise'),
    of('trainingBody', 'candidate-training-body', 'Organisme de formation'),
    of('tutor', 'candidate-tutor', 'Tuteur'),
    mention(attendance.note, ['attendance', 'note'], 'attendance-note', 'Observation sur la présence', {
      input: 'text',
    }),
  ];
}

function memberMentions({ members }: MinutesContent): readonly Mention[] {
  return members.flatMap(({ capacity, name }, index) => {
    const of = (field: 'name' | 'capacity', value: string, key: MentionKey, word: string) =>
      mention(value, ['members', index, field], key, `${word} du membre du jury (${name})`, {
        subject: name,
        ...REQUIRED,
      });
    return [of('name', name, 'member-name', 'Nom'), of('capacity', capacity, 'member-capacity', 'Qualité')];
  });
}

/** A candidate who did not come has no result, and a jury that may not assess corrects none. */
function resultMentions(content: MinutesContent): readonly Mention[] {
  if (!mayAssessAgain(content)) return [];
  const { competences, scale } = content;
  return competences.flatMap(({ label, resultLevelId }, index) =>
    resultLevelId === null
      ? []
      : [
          mention(
            resultLevelId,
            ['competences', index, 'resultLevelId'],
            'competence-result',
            `Résultat de la compétence ${label}`,
            { subject: label, input: 'choice', choices: scale.map(({ id }) => id), ...REQUIRED },
          ),
        ],
  );
}

function decisionMentions(content: MinutesContent): readonly Mention[] {
  const { outcome, reason, recommendations } = content.decision;
  const choices = outcomesOf(content);
  return [
    ...(choices.length < 2
      ? []
      : [
          mention(outcome, ['decision', 'outcome'], 'decision-outcome', 'Décision', {
            input: 'choice',
            choices,
            ...REQUIRED,
          }),
        ]),
    mention(reason, ['decision', 'reason'], 'decision-reason', 'Motif de la décision', { input: 'text' }),
    mention(
      recommendations,
      ['decision', 'recommendations'],
      'decision-recommendations',
      'Préconisations du jury',
      { input: 'text' },
    ),
  ];
}

/** Outcomes that those who sign could have decided, the one that stands among them. */
function outcomesOf(content: MinutesContent): MinutesContent['decision']['outcome'][] {
  const { attendance, decision } = content;
  if (isAbsence(attendance.status)) return [];
  const isOpen = mayAssessAgain(content);
  return DECISION_OUTCOMES.filter(
    (outcome) => isOpen || outcome === 'not-assessed' || outcome === decision.outcome,
  );
}
