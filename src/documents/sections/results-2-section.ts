/** Competence by competence, on whatever scales: sealed marks of each juror, result after deliberation, changes. Content `/2`. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import {
  levelOn,
  markText,
  resultWords,
  scaleOf,
  signContent,
  signWidth,
  signWithLabel,
} from '../mark-marks.ts';
import { FLUSH, head, ruledTable, TEXT_WIDTH } from '../minutes-layout.ts';
import { NONE } from '../minutes-wording.ts';
import { formatDecimal } from '../exact-format.ts';
import type { PrintContext2, Section } from '../print-context.ts';
import { JURY_2, SCALE_2 } from '../wording-2.ts';
import { type SpokenIn, wordingLanguage } from '../wording-language.ts';
import { changeText } from './change-text.ts';

type Minutes = PrintContext2['content'];
type Competence = Minutes['competences'][number];
type Criterion = Competence['criteria'][number];
type Mark = Criterion['marks'][number];
type Member = Minutes['members'][number];

/** Of the labels of competences: what a code such as C1.1 takes, up to what a word of a longer one does. */
const CODE_WIDTH = { least: 34, most: 84, perLetter: 6.2, gap: 6 } as const;
/** Points that a statement keeps beside long labels and many jurors. */
const LEAST_STATEMENT = 110;
/** More letters would leave their label a letter's width: it stands under them. */
const MOST_LETTERS_BESIDE = 3;
const CELL_PADDING = 8;
/** Points taken by the heading, the legend and the table's head. */
const LEGEND_ROOM = 90;
/** With more jurors than this, columns are too narrow for labels: the short form of a level stands, and the legend says it. */
const MOST_LABELLED = 4;
const SIGN_SIZE = 8;
/** Longer descriptors would hide the marks. */
const LONGEST_DESCRIPTOR = 160;

interface Columns {
  readonly jurors: readonly Member[];
  readonly widths: readonly number[];
  readonly isLabelled: boolean;
}

export function resultsSection2(context: PrintContext2): Section {
  const { competences } = context.content;
  const columns = markColumns(context.content);
  const texts = createLongTexts('R');
  const rows = competences.map((competence) => competenceRow(competence, context, columns, texts));
  return {
    title: 'Évaluation des compétences',
    room: LEGEND_ROOM + firstRowHeight(competences[0]),
    body: [
      legend(context, columns),
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
  const lengths = competence.changes.map(({ reason, dissents }) =>
    dissents.reduce((length, { opinion }) => length + opinion.length, reason.length + 120),
  );
  const changeLines = lengths.reduce((lines, length) => lines + Math.ceil(length / 80), 0);
  return Math.min(400, 50 + competence.criteria.length * 30 + changeLines * 11);
}

/** One column for each member who marked, in the order of the jury. */
function markColumns(content: Minutes): Columns {
  const markers = new Set(
    content.competences.flatMap(({ criteria }) =>
      criteria.flatMap(({ marks }) => marks.map(({ jurorId }) => jurorId)),
    ),
  );
  const jurors = content.members.filter(({ id }) => markers.has(id));
  const width = Math.max(27, Math.min(54, 254 / Math.max(1, jurors.length)));
  const resultWidth = jurors.length > MOST_LABELLED ? 66 : 78;
  const left = TEXT_WIDTH - resultWidth - width * jurors.length - CELL_PADDING;
  const code = codeWidth(content.competences, left - LEAST_STATEMENT);
  return {
    jurors,
    isLabelled: jurors.length <= MOST_LABELLED,
    widths: [code, left - code, ...jurors.map(() => width), resultWidth + CELL_PADDING],
  };
}

/** As wide as the longest word of a label, by an estimate on the high side, within what is left. */
function codeWidth(competences: readonly Competence[], room: number): number {
  const lengths = competences.flatMap(({ label }) => label.split(/\s+/u).map((word) => word.length));
  const wanted = Math.max(...lengths, 0) * CODE_WIDTH.perLetter + CODE_WIDTH.gap;
  return Math.max(CODE_WIDTH.least, Math.min(wanted, room, CODE_WIDTH.most));
}

function grid(columns: Columns, body: TableCell[][]): Content {
  return { layout: FLUSH, table: { widths: [...columns.widths], body } };
}

function headRow(context: PrintContext2, columns: Columns): TableCell {
  const initials = columns.jurors.map(({ id }) => head(context.initials.get(id) ?? ''));
  return grid(columns, [
    [head('Code'), head('Compétence et critère'), ...initials, resultCell(head('Résultat'))],
  ]);
}

function resultCell(content: Content): TableCell {
  return { stack: [content], margin: [CELL_PADDING, 0, 0, 0] };
}

/** Each scale that was marked on or that a result is said on, with its signs; then whose marks the columns hold. */
function legend(context: PrintContext2, { isLabelled, jurors }: Columns): Content {
  const { content, initials, words } = context;
  const names = jurors.map(({ id, name }) => `${initials.get(id) ?? ''} ${name}`).join(', ');
  const used = new Set(
    content.competences.flatMap(({ criteria, resultScaleId }) => [
      ...criteria.map(({ scaleId }) => scaleId),
      ...(resultScaleId === null ? [] : [resultScaleId]),
    ]),
  );
  const scales = content.scales.filter(({ id }) => used.has(id));
  const isNamed = scales.length > 1;
  return {
    stack: [
      ...scales.flatMap((scale) => scaleLegend(scale, isNamed, isLabelled, wordingLanguage(content))),
      { text: words.marksLegend(names), style: 'small', margin: [0, 1, 0, 0] },
    ],
    margin: [0, 0, 0, 5],
  };
}

/** Levels that stand on one line of the legend. */
const LEVELS_IN_LINE = 3;

function scaleLegend(
  scale: Minutes['scales'][number],
  isNamed: boolean,
  isLabelled: boolean,
  spoken: SpokenIn,
): Content[] {
  const title: Content[] = isNamed ? [{ text: scale.title, style: 'label', ...spoken }] : [];
  if (scale.kind === 'numeric') {
    const range = SCALE_2.numeric(
      formatDecimal(String(scale.min)),
      formatDecimal(String(scale.max)),
      formatDecimal(String(scale.step)),
    );
    return [...title, { text: range, style: 'small' }];
  }
  const short = (level: (typeof scale.levels)[number]) =>
    isLabelled || (level.sign.kind === 'letters' && level.sign.letters === level.short)
      ? level
      : { ...level, label: `${level.label} (${level.short})` };
  const lines = Array.from({ length: Math.ceil(scale.levels.length / LEVELS_IN_LINE) }, (_, line) =>
    scale.levels.slice(line * LEVELS_IN_LINE, (line + 1) * LEVELS_IN_LINE),
  );
  return [
    ...title,
    ...lines.map((levels): Content => ({
      columns: levels.map((level) => signWithLabel(short(level), { fontSize: 8, ...spoken }, 'auto')),
      columnGap: 14,
    })),
  ];
}

/** A competence and its criteria form one row of the outer table, so that no page break comes between them. */
function competenceRow(
  competence: Competence,
  context: PrintContext2,
  columns: Columns,
  texts: LongTexts,
): TableCell {
  const { content } = context;
  const blank = columns.jurors.map((): TableCell => '');
  const result = resultCell(deliberatedResult(competence, content));
  const span = columns.jurors.length + 1;
  const weight = competence.weight === 1 ? '' : ` ${SCALE_2.weight(String(competence.weight))}`;
  const statement: TableCell = {
    text: `${competence.statement}${weight}`,
    colSpan: span,
    fontSize: 8.6,
    ...wordingLanguage(content),
  };
  const say = (text: string) => resultWords(content, competence, text);
  const changes = competence.changes.map((change) => changeText(change, say, context, texts));
  return grid(columns, [
    [{ text: competence.label, bold: true }, statement, ...blank, result],
    ...competence.criteria.flatMap((criterion) => criterionRows(criterion, competence, context, columns)),
    ...changes.map((text): TableCell[] => [
      '',
      { text, style: 'small', colSpan: span + 1, margin: [0, 2, 0, 0] },
      ...blank,
      '',
    ]),
  ]);
}

function criterionRows(
  criterion: Criterion,
  competence: Competence,
  { content, words }: PrintContext2,
  columns: Columns,
): TableCell[][] {
  // A competence without criteria is marked itself: its statement stands above.
  const title = criterion.id === competence.id ? '' : criterion.title;
  const weight = criterion.weight === 1 ? '' : ` ${SCALE_2.weight(String(criterion.weight))}`;
  const bonus = criterion.isBonus ? ` ${SCALE_2.bonus}` : '';
  const told = descriptors(criterion, content);
  return [
    [
      '',
      {
        text: [{ text: title, italics: true }, `${weight}${bonus}`],
        fontSize: 8.6,
        margin: [0, 2, 6, 0],
        ...wordingLanguage(content),
      },
      ...columns.jurors.map(({ id }) => markCell(criterion, id, content, columns, words.markCounts)),
      '',
    ],
    ...(told.length === 0
      ? []
      : [
          [
            '',
            {
              text: told.join(' '),
              style: 'small',
              colSpan: columns.jurors.length + 2,
              ...wordingLanguage(content),
            },
            ...columns.jurors.map((): TableCell => ''),
            '',
          ] as TableCell[],
        ]),
  ];
}

/** What the levels that were chosen mean on this criterion, where it is short; from best to worst. */
function descriptors(criterion: Criterion, content: Minutes): string[] {
  const scale = scaleOf(content, criterion.scaleId);
  if (scale === undefined || scale.kind === 'numeric') return [];
  return scale.levels
    .filter(({ id }) => criterion.marks.some(({ mark }) => mark === id))
    .flatMap(({ descriptor, id, label }) => {
      const text = criterion.descriptors.find(({ levelId }) => levelId === id)?.text ?? descriptor;
      return text === undefined || text.length > LONGEST_DESCRIPTOR
        ? []
        : [SCALE_2.descriptor(label, text.replaceAll('\n', ' '))];
    });
}

function markCell(
  criterion: Criterion,
  jurorId: string,
  content: Minutes,
  { isLabelled }: Columns,
  countsOf: (mark: Mark) => string,
): TableCell {
  const mark = criterion.marks.find((candidate) => candidate.jurorId === jurorId);
  if (mark === undefined) return { text: NONE, margin: [0, 2, 0, 0] };
  const scale = scaleOf(content, criterion.scaleId);
  const level = levelOn(scale, mark.mark);
  const counts = countsOf(mark);
  const small = (text: string): Content[] => (text === '' ? [] : [{ text, style: 'tiny' }]);
  const said: Content[] =
    level === undefined
      ? [{ text: markText(scale, mark.mark), fontSize: 8.6 }]
      : isLabelled
        ? [
            signLine(level, counts),
            { text: level.label, fontSize: 7, lineHeight: 0.9, ...wordingLanguage(content) },
          ]
        : [
            signLine(
              level,
              level.sign.kind === 'letters' && level.sign.letters === level.short ? '' : level.short,
            ),
          ];
  return {
    stack: [
      ...said,
      ...(level !== undefined && isLabelled ? [] : small(counts)),
      ...(mark.isCounted ? [] : [{ text: JURY_2.uncountedMark, style: 'tiny', italics: true }]),
    ],
    margin: [0, 3, 2, 0],
  };
}

function signLine(level: NonNullable<ReturnType<typeof levelOn>>, beside: string): Content {
  const isShape = level.sign.kind === 'shape';
  const width = isShape ? SIGN_SIZE + 1 : Math.min(24, signWidth(level, SIGN_SIZE) + 1);
  return {
    columns: [
      { width, stack: [signContent(level, SIGN_SIZE)], margin: [0, isShape ? 0.7 : 0, 0, 0] },
      ...(beside === '' ? [] : [{ text: beside, style: 'tiny', width: '*' as const }]),
    ],
    columnGap: 2.5,
  };
}

function deliberatedResult(competence: Competence, content: Minutes): Content {
  const { result, resultScaleId } = competence;
  if (result === null) return { text: NONE, bold: true };
  const level = levelOn(scaleOf(content, resultScaleId), result);
  if (level !== undefined) {
    const style = { fontSize: 9.2, bold: true, ...wordingLanguage(content) };
    const isWide = level.sign.kind === 'letters' && level.sign.letters.length > MOST_LETTERS_BESIDE;
    if (!isWide) return signWithLabel(level, style);
    return { stack: [signContent(level, style.fontSize), { text: level.label, ...style }] };
  }
  return { text: resultWords(content, competence, result), bold: true, fontSize: 9.2 };
}
