/** Competence by competence: sealed marks of each juror, result after deliberation, changes. Content `/1`, which never moves. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { levelLabel, levelOf, levelShape, levelWithLabel } from '../level-marks.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import { FLUSH, head, ruledTable, TEXT_WIDTH } from '../minutes-layout.ts';
import { NONE } from '../minutes-wording.ts';
import type { PrintContext1, Section } from '../print-context.ts';
import { changeText } from './change-text.ts';

type Minutes = PrintContext1['content'];
type Competence = Minutes['competences'][number];
type Criterion = Competence['criteria'][number];
type Member = Minutes['members'][number];

const CODE_WIDTH = 34;
const RESULT_WIDTH = 78;
const CELL_PADDING = 8;
const MARK_OFFSET: [number, number, number, number] = [0, 0.7, 0, 0];
/** Points taken by the heading, the legend and the table's head. */
const LEGEND_ROOM = 90;

interface Columns {
  readonly jurors: readonly Member[];
  readonly widths: readonly number[];
}

export function resultsSection(context: PrintContext1): Section {
  const { content } = context;
  const columns = markColumns(content);
  const texts = createLongTexts('R');
  const rows = content.competences.map((competence) => competenceRow(competence, context, columns, texts));
  return {
    title: 'Évaluation des compétences',
    room: LEGEND_ROOM + firstRowHeight(content.competences[0]),
    body: [
      legend(context, columns.jurors),
      ruledTable({
        widths: ['*'],
        head: [headRow(context, columns)],
        rows: rows.map((row) => [row]),
      }),
      ...texts.notes(),
    ],
  };
}

/** An estimate, on the high side, of the first row's height in points. */
function firstRowHeight(competence: Competence | undefined): number {
  if (competence === undefined) return 0;
  const changes = competence.changes.map(({ reason, dissents }) =>
    dissents.reduce((length, { opinion }) => length + opinion.length, reason.length + 120),
  );
  const changeLines = changes.reduce((lines, length) => lines + Math.ceil(length / 80), 0);
  return 50 + competence.criteria.length * 30 + changeLines * 11;
}

/** One column for each member who marked, in the order of the jury. */
function markColumns(content: Minutes): Columns {
  const markers = new Set(
    content.competences.flatMap(({ criteria }) =>
      criteria.flatMap(({ marks }) => marks.map(({ jurorId }) => jurorId)),
    ),
  );
  const jurors = content.members.filter(({ id }) => markers.has(id));
  const width = Math.max(30, Math.min(54, 254 / Math.max(1, jurors.length)));
  const statement = TEXT_WIDTH - CODE_WIDTH - RESULT_WIDTH - width * jurors.length - CELL_PADDING;
  return { jurors, widths: [CODE_WIDTH, statement, ...jurors.map(() => width), RESULT_WIDTH + CELL_PADDING] };
}

function grid(columns: Columns, body: TableCell[][]): Content {
  return { layout: FLUSH, table: { widths: [...columns.widths], body } };
}

function headRow(context: PrintContext1, columns: Columns): TableCell {
  const initials = columns.jurors.map(({ id }) => head(context.initials.get(id) ?? ''));
  return grid(columns, [
    [head('Code'), head('Compétence et critère'), ...initials, resultCell(head('Résultat'))],
  ]);
}

function resultCell(content: Content): TableCell {
  return { stack: [content], margin: [CELL_PADDING, 0, 0, 0] };
}

function legend(context: PrintContext1, jurors: readonly Member[]): Content {
  const names = jurors.map(({ id, name }) => `${context.initials.get(id) ?? ''} ${name}`).join(', ');
  const levels = context.content.scale.map((level) => levelWithLabel(level, { fontSize: 8 }, 'auto'));
  return {
    stack: [
      { columns: levels, columnGap: 14 },
      {
        text: context.words.marksLegend(names),
        style: 'small',
        margin: [0, 1, 0, 0],
      },
    ],
    margin: [0, 0, 0, 5],
  };
}

/** A competence and its criteria form one row of the outer table, so that no page break comes between them. */
function competenceRow(
  competence: Competence,
  context: PrintContext1,
  columns: Columns,
  texts: LongTexts,
): TableCell {
  const blank = columns.jurors.map((): TableCell => '');
  const result = resultCell(deliberatedResult(competence, context));
  const span = columns.jurors.length + 1;
  const statement: TableCell = { text: competence.statement, colSpan: span, fontSize: 8.6 };
  const say = (levelId: string) => levelLabel(context.content, levelId);
  const changes = competence.changes.map((change) => changeText(change, say, context, texts));
  return grid(columns, [
    [{ text: competence.label, bold: true }, statement, ...blank, result],
    ...competence.criteria.map((criterion) => criterionRow(criterion, context, columns)),
    ...changes.map((text): TableCell[] => [
      '',
      { text, style: 'small', colSpan: span + 1, margin: [0, 2, 0, 0] },
      ...blank,
      '',
    ]),
  ]);
}

function criterionRow(criterion: Criterion, context: PrintContext1, columns: Columns): TableCell[] {
  // With six jurors or more the columns are too narrow for a usual label at full size.
  const labelSize = columns.jurors.length > 5 ? 6 : 7;
  return [
    '',
    { text: criterion.title, italics: true, fontSize: 8.6, margin: [0, 2, 6, 0] },
    ...columns.jurors.map(({ id }) => markCell(criterion, id, context, labelSize)),
    '',
  ];
}

function markCell(
  criterion: Criterion,
  jurorId: string,
  { content, words }: PrintContext1,
  labelSize: number,
): TableCell {
  const mark = criterion.marks.find((candidate) => candidate.jurorId === jurorId);
  if (mark === undefined) return { text: NONE, margin: [0, 2, 0, 0] };
  const level = levelOf(content, mark.levelId);
  const counts = words.markCounts(mark);
  const shape =
    level === undefined ? [] : [{ width: 9, stack: [levelShape(level.shape, 8)], margin: MARK_OFFSET }];
  return {
    stack: [
      { columns: [...shape, { text: counts, style: 'tiny', width: '*' }], columnGap: 2.5 },
      { text: levelLabel(content, mark.levelId), fontSize: labelSize, lineHeight: 0.9 },
    ],
    margin: [0, 3, 2, 0],
  };
}

function deliberatedResult(competence: Competence, { content }: PrintContext1): Content {
  const level = levelOf(content, competence.resultLevelId);
  if (level !== undefined) return levelWithLabel(level, { fontSize: 9.2, bold: true });
  return { text: competence.resultLevelId ?? NONE, bold: true };
}
