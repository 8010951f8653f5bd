/** The table of what was decided of every candidate, then each candidate with the reasons and what they were decided on. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import type { SessionCandidate, SessionRow } from '../../domain/session-minutes/session-minutes.schema.ts';
import { blocPhrases } from '../../domain/bloc/bloc-phrases.ts';
import { blocCalculationText } from '../bloc-calculation-wording.ts';
import { FRENCH_NUMBERS } from '../exact-format.ts';
import { formatIsoDate } from '../french-format.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import { CASTING_VOTE, NONE, voteText } from '../minutes-wording.ts';
import type { Section } from '../print-context.ts';
import type { SessionContext } from '../session-context.ts';
import {
  conditionText,
  evidenceResult,
  evidenceSource,
  heldText,
  outcomeText,
  SESSION,
  undecidedText,
  wholeText,
} from '../session-wording.ts';

type Fact = readonly [string, Content];

/** Room for a candidate's name, a bloc with its outcome and the head of its table. */
const CANDIDATE_ROOM = 150;

/** Every candidate and bloc on a line. */
export function resultsTableSection(context: SessionContext): Section {
  const { candidates, certification, status } = context.content;
  return {
    title: SESSION.sections.results[status],
    room: 110,
    body: [
      ruledTable({
        widths: ['*', 44, 150, 110],
        head: [
          head('Candidat'),
          head(capital(certification.words.bloc.one)),
          head(status === 'decision' ? 'Décision' : 'Proposition'),
          head('Certification'),
        ],
        rows: candidates.flatMap((candidate) =>
          candidate.rows.map((row, index): TableCell[] => [
            { text: index === 0 ? nameOf(candidate) : '', bold: true },
            blocOf(context, row).label,
            { text: rowOutcome(row, context), bold: row.ruling !== null },
            index === 0 ? wholeText(candidate.whole, certification.words, status) : '',
          ]),
        ),
      }),
    ],
  };
}

/** One section for each candidate. */
export function candidateSections(context: SessionContext): readonly Section[] {
  return context.content.candidates.map((candidate, index) => ({
    title: nameOf(candidate),
    room: CANDIDATE_ROOM,
    body: candidateBody(candidate, context, createLongTexts(`C${String(index + 1)}.`)),
  }));
}

function candidateBody(candidate: SessionCandidate, context: SessionContext, texts: LongTexts): Content[] {
  const { certification, status } = context.content;
  const { accommodation, birthDate, birthPlace, usualName, whole } = candidate;
  const birth = [birthDate === '' ? '' : formatIsoDate(birthDate), birthPlace].filter((part) => part !== '');
  const rows: Fact[] = [
    ['Naissance', birth.length === 0 ? NONE : birth.join(', à ')],
    ...(usualName === '' ? [] : [['Nom d’usage', usualName] as const]),
    ...(accommodation.length === 0 ? [] : [['Aménagement', accommodation.join(' ; ')] as const]),
    ['Certification', { text: wholeText(whole, certification.words, status), bold: true }],
  ];
  return [
    facts(rows, 84),
    ...candidate.rows.flatMap((row) => rowBody(row, context, texts)),
    ...texts.notes(),
  ];
}

function rowBody(row: SessionRow, context: SessionContext, texts: LongTexts): Content[] {
  const { label, title } = blocOf(context, row);
  const rows = rowFacts(row, context);
  return [
    {
      stack: [
        { text: `${label} ${title}`, style: 'label' },
        { text: rowOutcome(row, context), bold: true, fontSize: 11.5 },
      ],
      margin: [0, 6, 0, 2],
      headlineLevel: 70,
    },
    ...(rows.length === 0 ? [] : [facts(rows, 84)]),
    ...evidenceTable(row, context, texts),
    ...calculationText(row, context),
  ];
}

/** The computed proposal, step by step: the jury is free to depart from it. Of a bloc that is held nothing is computed. */
function calculationText({ calculation, held }: SessionRow, { content }: SessionContext): Content[] {
  if (held !== null || calculation.lines.length === 0) return [];
  const phrases = blocPhrases(calculation, {
    ...FRENCH_NUMBERS,
    test: (testId) => testTitle(content, testId),
    date: formatIsoDate,
    list: (items) => items.join(', '),
  });
  return [
    {
      text: phrases
        .map((phrase) => `${blocCalculationText(phrase)}. `)
        .join('')
        .trim(),
      style: 'small',
      margin: [0, 3, 0, 0],
    },
  ];
}

function testTitle({ tests }: SessionContext['content'], testId: string): string {
  return tests.find(({ id }) => id === testId)?.title ?? testId;
}

function rowFacts({ held, ruling }: SessionRow, { instants }: SessionContext): Fact[] {
  if (ruling === null) return held === null ? [] : [['Référence', heldText(held)]];
  const { at, condition, decidedBy, dissents, hasCastingVote, reason, recommendations, supersedes, vote } =
    ruling;
  const votes = [vote === null ? '' : voteText(vote), hasCastingVote ? CASTING_VOTE : '']
    .filter((part) => part !== '')
    .join(' ; ');
  return [
    ...(condition === null ? [] : [['Réserve', conditionText(condition)] as const]),
    ...(reason.trim() === '' ? [] : [['Motivation', reason] as const]),
    ...(recommendations.trim() === '' ? [] : [['Préconisations', recommendations] as const]),
    ...(votes === '' ? [] : [['Vote', votes] as const]),
    ...dissents.map(({ jurorName, opinion }): Fact => ['Avis divergent', `${jurorName} : ${opinion}`]),
    ...(supersedes.length === 0
      ? []
      : [['Remplace', supersedes.map(({ number }) => `procès-verbal n° ${number}`).join(', ')] as const]),
    [
      'Décidé',
      `le ${instants.date(at)} à ${instants.time(at)}${decidedBy.length === 0 ? '' : `, confirmé par ${decidedBy.join(', ')}`}`,
    ],
  ];
}

function evidenceTable(row: SessionRow, context: SessionContext, texts: LongTexts): Content[] {
  const { certification } = context.content;
  const titleOf = (testId: string) => testTitle(context.content, testId);
  const given = row.evidence.map((evidence): TableCell[] => [
    titleOf(evidence.testId),
    evidenceResult(evidence, certification.words),
    formatIsoDate(evidence.date),
    texts.inRow(evidenceSource(evidence)),
  ]);
  const toCome = row.calculation.missing.map((testId): TableCell[] => [
    titleOf(testId),
    'À venir',
    NONE,
    NONE,
  ]);
  const rows = [...given, ...(row.held === null ? toCome : [])];
  if (rows.length === 0) return [];
  return [
    {
      stack: [
        ruledTable({
          widths: ['*', 92, 84, 160],
          head: [head('Épreuve'), head('Résultat'), head('Date'), head('Source et auteur')],
          rows: rows.map((cells) => cells.map((cell) => ({ text: cell as string, style: 'small' }))),
        }),
      ],
      margin: [0, 4, 0, 0],
    },
  ];
}

function rowOutcome(row: SessionRow, { content }: SessionContext): string {
  const { certification, status } = content;
  return row.ruling === null ? undecidedText(row) : outcomeText(row.ruling, certification.words, status);
}

function blocOf({ content }: SessionContext, { blocId }: SessionRow) {
  return content.blocs.find(({ id }) => id === blocId) ?? { label: blocId, title: '' };
}

/** Birth name, then first name; the usual name stands with the candidate. */
function nameOf({ birthName, firstName }: SessionCandidate): string {
  return `${birthName} ${firstName}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase('fr-FR') + word.slice(1);
}
