/**
 * The closed list of what a rectification may correct. Measured times, the conduct log, the grids' sealed marks and the
 * draw are evidence of what happened: they are in no mention, so no rectification can reach them.
 */
import { isAbsence } from '../passage/passage.rules.ts';
import type { MinutesContent } from './minutes.schema.ts';
import { mayAssessAgain, mayBeRectified } from './rectification-authority.ts';
import { pointer } from './rectification-pointer.ts';
import { DECISION_OUTCOMES } from '../assessment/assessment.types.ts';
import type { DecisionOutcome } from '../assessment/assessment.types.ts';
import { resultChoices } from '../assessment/reckoning/result-scale.ts';
import { resultScaleIn } from './recalculation.ts';
import { decisionOutcome, testOutcome } from './stated-result.ts';
import type { MinutesContent1, MinutesContent2 } from './minutes.schema.ts';

/** How a mention is written: on one line, over several, as a calendar date, as a number, or as one of a few values. */
export type MentionInput = 'line' | 'text' | 'date' | 'number' | 'choice';

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
  | 'test-outcome'
  | 'test-reason'
  | 'bloc-outcome'
  | 'bloc-reason'
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
    ...(content.schema === 'pupitre.minutes/1'
      ? [...resultMentions1(content), ...decisionMentions(content)]
      : [...resultMentions2(content), ...testResultMentions(content)]),
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
function resultMentions1(content: MinutesContent1): readonly Mention[] {
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

/** On whatever scale a result is said: a choice among levels, or a number. */
function resultMentions2(content: MinutesContent2): readonly Mention[] {
  if (!mayAssessAgain(content)) return [];
  return content.competences.flatMap((competence, index) => {
    const { label, result } = competence;
    if (result === null) return [];
    const from = resultChoices(resultScaleIn(content, competence));
    const options: MentionOptions =
      from.kind === 'levels'
        ? { input: 'choice', choices: from.levels.map(({ id }) => id) }
        : { input: 'number' };
    return [
      mention(
        result,
        ['competences', index, 'result'],
        'competence-result',
        `Résultat de la compétence ${label}`,
        { subject: label, ...options, ...REQUIRED },
      ),
    ];
  });
}

function decisionMentions(content: MinutesContent1): readonly Mention[] {
  const { outcome, reason, recommendations } = content.decision;
  const choices = outcomesOf(content, outcome);
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
    recommendationsMention(recommendations, 'decision'),
  ];
}

/** Where a test gives a result for each bloc, these are corrected, and what stands for the test follows. */
function testResultMentions(content: MinutesContent2): readonly Mention[] {
  const { blocs, outcome, reason, recommendations } = content.result;
  const choices = outcomesOf(content, decisionOutcome(outcome)).map((choice) => testOutcome(choice));
  const isWhole = blocs.length === 0 && choices.length > 1;
  return [
    ...(isWhole
      ? [
          mention(outcome, ['result', 'outcome'], 'test-outcome', 'Résultat de l’épreuve', {
            input: 'choice',
            choices,
            ...REQUIRED,
          }),
        ]
      : []),
    ...blocs.flatMap((_, index) => blocMentions(content, index)),
    mention(reason, ['result', 'reason'], 'test-reason', 'Motif du résultat', { input: 'text' }),
    recommendationsMention(recommendations, 'result'),
  ];
}

function blocMentions(content: MinutesContent2, index: number): readonly Mention[] {
  const bloc = content.result.blocs[index];
  if (bloc === undefined || !mayAssessAgain(content)) return [];
  const subject = content.blocs.find(({ id }) => id === bloc.blocId)?.label ?? bloc.blocId;
  return [
    mention(
      bloc.outcome,
      ['result', 'blocs', index, 'outcome'],
      'bloc-outcome',
      `Résultat de l’épreuve, ${subject}`,
      { subject, input: 'choice', choices: ['favourable', 'unfavourable'], ...REQUIRED },
    ),
    mention(
      bloc.reason,
      ['result', 'blocs', index, 'reason'],
      'bloc-reason',
      `Motif du résultat, ${subject}`,
      {
        subject,
        input: 'text',
      },
    ),
  ];
}

function recommendationsMention(recommendations: string, field: 'decision' | 'result'): Mention {
  return mention(
    recommendations,
    [field, 'recommendations'],
    'decision-recommendations',
    'Préconisations du jury',
    { input: 'text' },
  );
}

/** Outcomes that those who sign could have given, the one that stands among them. */
function outcomesOf(content: MinutesContent, standing: DecisionOutcome): DecisionOutcome[] {
  if (isAbsence(content.attendance.status)) return [];
  const isOpen = mayAssessAgain(content);
  return DECISION_OUTCOMES.filter((outcome) => isOpen || outcome === 'not-assessed' || outcome === standing);
}
