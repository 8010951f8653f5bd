/** What a jury had deliberated, decided and signed of a test that was begun again: told whole, and counted in nothing. */
import { outcomeWord } from '../../domain/minutes/stated-result.ts';
import type { Content } from 'pdfmake/interfaces';
import type { MinutesContent2 } from '../../domain/minutes/minutes.schema.ts';
import type { LongTexts } from '../long-text.ts';
import { resultWords } from '../mark-marks.ts';
import { voteText } from '../minutes-wording.ts';
import type { PrintContext2 } from '../print-context.ts';
import { ATTEMPT_2 } from '../wording-2.ts';
import { factAndReason } from './conduct-section.ts';
import { changeText } from './change-text.ts';

type Attempt = MinutesContent2['attempts'][number];
type Fact = readonly [string, Content];

/** Rows of the attempt's table, none where nothing of the kind happened. */
export function decidedFacts(attempt: Attempt, context: PrintContext2, texts: LongTexts): Fact[] {
  const { changes, conduct, locks, result } = attempt;
  const row = (label: string, lines: readonly Content[]): Fact[] =>
    lines.length === 0 ? [] : [[label, { stack: [...lines] }]];
  return [
    ...row(
      ATTEMPT_2.conduct,
      conduct.map((entry) =>
        small([`${context.instants.eventTime(entry.at)}  `, ...factAndReason(entry, context, texts)]),
      ),
    ),
    ...row(
      ATTEMPT_2.changes,
      changes.map((change) =>
        small([
          `${labelOf(change.competenceId, context)} : `,
          ...changeText(change, sayOf(change.competenceId, context), context, texts),
        ]),
      ),
    ),
    ...(result === null ? [] : row(ATTEMPT_2.result, resultLines(result, context, texts))),
    ...row(
      ATTEMPT_2.minutes,
      locks.map((lock) => small(lockText(attempt, lock, context, texts))),
    ),
  ];
}

function resultLines(
  {
    at,
    blocs,
    dissents,
    hasCastingVote,
    outcome,
    reason,
    recommendations,
    vote,
  }: NonNullable<Attempt['result']>,
  { content, instants }: PrintContext2,
  texts: LongTexts,
): Content[] {
  const said = [
    blocs.length > 0
      ? `${instants.moment(at)} :`
      : `${outcomeWord(content, outcome)}, ${instants.moment(at)}.`,
    ...blocs.map((bloc) => {
      const label = content.blocs.find(({ id }) => id === bloc.blocId)?.label ?? bloc.blocId;
      return `${label} : ${outcomeWord(content, bloc.outcome)}. ${texts.inRow(bloc.reason)}`;
    }),
    reason.trim() === '' ? '' : `Motif : ${texts.inRow(reason)}`,
    recommendations.trim() === '' ? '' : `Préconisations : ${texts.inRow(recommendations)}`,
    vote === null ? '' : `Vote : ${voteText(vote)}.`,
    hasCastingVote ? 'Voix prépondérante de la présidence.' : '',
    ...dissents.map(({ jurorName, opinion }) => `Avis divergent (${jurorName}) : ${texts.inRow(opinion)}`),
  ];
  return said.filter((text) => text !== '').map((text) => small([text]));
}

function lockText(
  { number }: Attempt,
  { at, contentDigest, outcome, revision, signedBy, voided }: Attempt['locks'][number],
  { content, instants }: PrintContext2,
  texts: LongTexts,
): Content[] {
  const signed = signedBy.length === 0 ? ATTEMPT_2.unsigned : ATTEMPT_2.signed(signedBy);
  const end =
    voided === null ? '' : ` ${ATTEMPT_2.voided(instants.moment(voided.at), texts.inRow(voided.reason))}`;
  return [
    {
      text: ATTEMPT_2.locked(number ?? '', revision, instants.moment(at), outcomeWord(content, outcome)),
      bold: true,
    },
    ` ${signed}${end} SHA-256 ${contentDigest}.`,
  ];
}

/** Puts a result of that competence into words. */
function sayOf(competenceId: string, { content }: PrintContext2): (result: string) => string {
  const competence = content.competences.find(({ id }) => id === competenceId);
  return (result) => (competence === undefined ? result : resultWords(content, competence, result));
}

/** The competence's label, which a reader knows. */
function labelOf(competenceId: string, { content }: PrintContext2): string {
  return content.competences.find(({ id }) => id === competenceId)?.label ?? competenceId;
}

function small(text: Content[]): Content {
  return { text, style: 'small' };
}
