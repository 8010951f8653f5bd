/** What a jury had deliberated, decided and signed of a test that was begun again: told whole, and counted in nothing. */
import type { Content } from 'pdfmake/interfaces';
import type { MinutesContent2 } from '../../domain/minutes/minutes.schema.ts';
import type { LongTexts } from '../long-text.ts';
import { OUTCOME, voteText } from '../minutes-wording.ts';
import type { PrintContext } from '../print-context.ts';
import { ATTEMPT_2 } from '../wording-2.ts';
import { factAndReason } from './conduct-section.ts';
import { changeText } from './results-section.ts';

type Attempt = MinutesContent2['attempts'][number];
type Fact = readonly [string, Content];

/** Rows of the attempt's table, none where nothing of the kind happened. */
export function decidedFacts(attempt: Attempt, context: PrintContext, texts: LongTexts): Fact[] {
  const { changes, conduct, decision, locks } = attempt;
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
        small([`${labelOf(change.competenceId, context)} : `, ...changeText(change, context, texts)]),
      ),
    ),
    ...(decision === null ? [] : row(ATTEMPT_2.decision, decisionLines(decision, context, texts))),
    ...row(
      ATTEMPT_2.minutes,
      locks.map((lock) => small(lockText(attempt, lock, context, texts))),
    ),
  ];
}

function decisionLines(
  { at, dissents, hasCastingVote, outcome, reason, recommendations, vote }: NonNullable<Attempt['decision']>,
  { content, instants }: PrintContext,
  texts: LongTexts,
): Content[] {
  const said = [
    `${OUTCOME[content.status][outcome]}, ${instants.moment(at)}.`,
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
  { content, instants }: PrintContext,
  texts: LongTexts,
): Content[] {
  const signed = signedBy.length === 0 ? ATTEMPT_2.unsigned : ATTEMPT_2.signed(signedBy);
  const end =
    voided === null ? '' : ` ${ATTEMPT_2.voided(instants.moment(voided.at), texts.inRow(voided.reason))}`;
  return [
    {
      text: ATTEMPT_2.locked(number ?? '', revision, instants.moment(at), OUTCOME[content.status][outcome]),
      bold: true,
    },
    ` ${signed}${end} SHA-256 ${contentDigest}.`,
  ];
}

/** The competence's label, which a reader knows. */
function labelOf(competenceId: string, { content }: PrintContext): string {
  const competences: readonly { id: string; label: string }[] = content.competences;
  return competences.find(({ id }) => id === competenceId)?.label ?? competenceId;
}

function small(text: Content[]): Content {
  return { text, style: 'small' };
}
