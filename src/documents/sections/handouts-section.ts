/** What the candidate was handed: a text, a question and how it came. Content `/2`. */
import type { Content } from 'pdfmake/interfaces';
import type { PrintContext2, Section } from '../print-context.ts';
import { HANDOUTS_2 } from '../wording-2.ts';

type Handouts = NonNullable<PrintContext2['content']['test']['handouts']>;
type Question = NonNullable<Handouts['question']>;

/** Nothing where the test hands neither a text nor a question. */
export function handoutsSections(context: PrintContext2): Section[] {
  const { question = null, text = null } = context.content.test.handouts ?? {};
  if (question === null && text === null) return [];
  const body: Content[] = [];
  if (text !== null) {
    body.push({ text: text.title === '' ? HANDOUTS_2.text : text.title, style: 'label' }, text.text);
  }
  if (question !== null) {
    body.push(
      { text: HANDOUTS_2.question, style: 'label', margin: [0, text === null ? 0 : 6, 0, 0] },
      question.text,
      ...drawLines(question, context),
    );
  }
  return [{ title: HANDOUTS_2.title, body, room: 70 }];
}

/** One draw that stands is told in a line; others are told each with what it gave. */
function drawLines({ among, draws, text }: Question, { instants }: PrintContext2): Content[] {
  const [first, ...more] = draws;
  if (first === undefined) return [];
  const isPlain = more.length === 0 && among.length > 1 && first.text === text;
  const told = isPlain
    ? [HANDOUTS_2.drawn(first.among.length, instants.moment(first.at))]
    : draws.map((draw, rank) =>
        HANDOUTS_2.draw(rank + 1, draw.among.length, instants.moment(draw.at), draw.text),
      );
  return told.map((line): Content => ({ text: line, style: 'small' }));
}
