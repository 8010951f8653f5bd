/** One change of a competence's result in deliberation, whole. */
import type { Content } from 'pdfmake/interfaces';
import { isChangeCast, isChangeCounted } from '../../domain/minutes/later-facts.ts';
import type { LongTexts } from '../long-text.ts';
import { CASTING_VOTE, voteText } from '../minutes-wording.ts';
import type { PrintContext } from '../print-context.ts';
import { JURY_2 } from '../wording-2.ts';

type Change = PrintContext['content']['competences'][number]['changes'][number];

/** A result as the change tells it; `say` puts one into words. */
export function changeText(
  change: Change,
  say: (result: string) => string,
  { instants, words }: PrintContext,
  texts: LongTexts,
): Content[] {
  const before = change.before === null ? 'sans résultat' : say(change.before);
  const dissents = change.dissents.map(
    ({ jurorName, opinion }) => ` ${words.dissentOnResult(jurorName)} : ${texts.inRow(opinion)}`,
  );
  const casting = isChangeCast(change) ? ` ; ${CASTING_VOTE}` : '';
  const vote = change.vote === null ? '' : ` Vote : ${voteText(change.vote)}${casting}.`;
  return [
    {
      text: `Modifié ${instants.moment(change.at)} : ${before} → ${say(change.after)}.`,
      bold: true,
    },
    ` Motif : ${texts.inRow(change.reason)}${vote}${dissents.join('')}`,
    ...(isChangeCounted(change) ? [] : [{ text: ` ${JURY_2.uncountedChange}`, italics: true }]),
  ];
}
