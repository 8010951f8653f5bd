/** A test that was begun and started again: when, why, who sat, and everything that was said of it and does not count. */
import type { Content } from 'pdfmake/interfaces';
import type { MinutesContent2 } from '../../domain/minutes/minutes.schema.ts';
import { formatDuration } from '../french-format.ts';
import { markText, scaleOf } from '../mark-marks.ts';
import { createLongTexts } from '../long-text.ts';
import type { LongTexts } from '../long-text.ts';
import { facts } from '../minutes-layout.ts';
import type { PrintContext2, Section } from '../print-context.ts';
import { ATTEMPT_2, JURY_2 } from '../wording-2.ts';
import { decidedFacts } from './attempt-decided.ts';

type Attempt = MinutesContent2['attempts'][number];
type Fact = readonly [string, Content];

const LABEL_WIDTH = 112;

/** No section when the test ran once. */
export function attemptsSections(context: PrintContext2): Section[] {
  const { attempts } = context.content;
  if (attempts.length === 0) return [];
  const texts = createLongTexts('E');
  return [
    {
      title: ATTEMPT_2.title,
      room: 130,
      body: [
        { text: ATTEMPT_2.note, style: 'small', margin: [0, 0, 0, 3] },
        ...attempts.flatMap((attempt, index) => attemptContent(attempt, index + 1, context, texts)),
        ...texts.notes(),
      ],
    },
  ];
}

function attemptContent(attempt: Attempt, rank: number, context: PrintContext2, texts: LongTexts): Content[] {
  return [
    { text: ATTEMPT_2.heading(rank), bold: true, margin: [0, 4, 0, 2], headlineLevel: 80 },
    facts(attemptFacts(attempt, context, texts), LABEL_WIDTH),
  ];
}

function attemptFacts(attempt: Attempt, context: PrintContext2, texts: LongTexts): Fact[] {
  const { cause, members, phases, reason, restartedAt, sealedBy } = attempt;
  const measured = phases
    .filter(({ startedAt }) => startedAt !== null)
    .map(({ elapsedMs, title }) => `${title.toLocaleLowerCase('fr')} ${formatDuration(elapsedMs)}`);
  const marks = markLines(attempt, context);
  const left = departureLines(attempt, context, texts);
  return [
    [ATTEMPT_2.times, times(attempt, context)],
    ...(measured.length === 0 ? [] : [[ATTEMPT_2.phases, measured.join(', ')] as const]),
    [ATTEMPT_2.restarted, ATTEMPT_2.cause(context.instants.moment(restartedAt), cause)],
    [ATTEMPT_2.reason, reason],
    [ATTEMPT_2.members, members.map(({ capacity, name }) => `${name} (${capacity})`).join(', ')],
    ...(left.length === 0 ? [] : [[ATTEMPT_2.left, { stack: left }] as const]),
    [ATTEMPT_2.sealed, sealedBy.length === 0 ? ATTEMPT_2.noneSealed : sealedBy.join(', ')],
    ...(marks.length === 0 ? [] : [[ATTEMPT_2.marks, { stack: marks }] as const]),
    ...decidedFacts(attempt, context, texts),
  ];
}

function times({ endedAt, startedAt }: Attempt, { instants }: PrintContext2): string {
  if (startedAt === null) return ATTEMPT_2.notBegun;
  const start = instants.moment(startedAt);
  return endedAt === null ? start : ATTEMPT_2.from(start, instants.moment(endedAt));
}

function departureLines({ members }: Attempt, { instants }: PrintContext2, texts: LongTexts): Content[] {
  return members.flatMap(({ departure, name }): Content[] => {
    if (departure === null) return [];
    const { at, cause, reason } = departure;
    const text = `${name} : ${JURY_2.left({ cause })} ${instants.moment(at)}. ${texts.inRow(reason)}`;
    return [{ text, style: 'small' }];
  });
}

/** One line for each member who marked: the competences in order, each criterion's level. */
function markLines({ marks, members }: Attempt, { content }: PrintContext2): Content[] {
  return members.flatMap(({ id, name }): Content[] => {
    const own = marks.filter(({ jurorId }) => jurorId === id);
    if (own.length === 0) return [];
    const told = own.map(
      ({ criterionId, mark }) =>
        `${criterionLabel(criterionId, content)} ${markText(criterionScale(criterionId, content), mark)}`,
    );
    return [{ text: [{ text: name, bold: true }, ` : ${told.join(', ')}`], style: 'small' }];
  });
}

/** The competence's label, which a reader knows; with the criterion's title where it has several. */
function criterionLabel(criterionId: string, { competences }: PrintContext2['content']): string {
  for (const { criteria, label } of competences) {
    const criterion = criteria.find(({ id }) => id === criterionId);
    if (criterion !== undefined) return criteria.length > 1 ? `${label} (${criterion.title})` : label;
  }
  return criterionId;
}

function criterionScale(criterionId: string, content: PrintContext2['content']) {
  const criteria = content.competences.flatMap((competence) => competence.criteria);
  return scaleOf(content, criteria.find(({ id }) => id === criterionId)?.scaleId ?? null);
}
