/** One member's grid for one candidate, to be filled in by hand: lines, boxes with the key of each, room for notes. */
import type { Column, Content, ContentText, TableCell } from 'pdfmake/interfaces';
import type { Observation } from '../../../domain/assessment/assessment.types.ts';
import { asObservation, paperChoices, paperLines } from '../../../domain/assessment/paper-grid.ts';
import type { PaperChoice, PaperLine } from '../../../domain/assessment/paper-grid.ts';
import type { AssessedCompetence } from '../../../domain/certification/assessed.ts';
import type { MarkScale, NumericScale } from '../../../domain/certification/scale.schema.ts';
import { formatDecimal } from '../../../documents/exact-format.ts';
import { facts, head, HAIRLINE, INK, ruledTable } from '../../../documents/minutes-layout.ts';

export interface BlankGrid {
  readonly passageId: string;
  readonly jurorId: string;
  readonly candidate: string;
  readonly test: string;
  /** Hour of the plan, "14:00"; null when there is none. */
  readonly time: string | null;
  readonly juror: { readonly name: string; readonly capacity: string };
  /** Of the wording, BCP 47. */
  readonly language: string;
  readonly competences: readonly AssessedCompetence[];
}

export const GRID = {
  title: 'Grille d’évaluation sur papier',
  candidate: 'Candidat',
  test: 'Épreuve',
  when: 'Date et lieu',
  juror: 'Membre du jury',
  help:
    'Une case par ligne. Après le passage, la saisie rapide reprend ces lignes dans cet ordre : le chiffre imprimé ' +
    'devant une case est la touche qui la coche.',
  number: 'Note',
  notes: 'Notes',
  signature: 'Signature du membre du jury',
  date: 'Date',
} as const;

export const OBSERVATION: Readonly<Record<Observation, string>> = {
  observed: 'Observé',
  partly: 'En partie',
  'not-observed': 'Non observé',
  'not-applicable': 'Sans objet',
};

const NUMBER_WIDTH = 17;
const CHOICES_WIDTH = 250;
const BOX = 7.5;
const BOX_WIDTH = BOX + 2.5;
/** A box is nearer to its own words than to those before it. */
const CHOICE_GAP = 7;
/** Of a cell, before what stands in it. */
const PADDING = 5;
const CHOICE_SIZE = 7;
/** With more levels than this, their short form stands in the line and the legend says it. */
const MOST_LABELLED = 4;
/** Points to write in, under each competence and at the end. */
const NOTE_ROOM = 22;
const LAST_NOTES = 70;

/** The content of a grid, whose title is the node of that id. */
export function blankGridPart(grid: BlankGrid, when: string, id: string): Content[] {
  const spoken = grid.language.startsWith('fr') ? {} : { lang: grid.language };
  const lines = paperLines(grid.competences);
  const name = `${grid.juror.name}${grid.juror.capacity === '' ? '' : `, ${grid.juror.capacity}`}`;
  return [
    { text: GRID.title, style: 'title', fontSize: 17, id, margin: [0, 0, 0, 4] },
    facts(
      [
        [GRID.candidate, { text: grid.candidate, bold: true }],
        [GRID.test, { text: grid.test, ...spoken }],
        [GRID.when, grid.time === null ? when : `${when}, ${grid.time}`],
        [GRID.juror, { text: name, bold: true }],
      ],
      84,
    ),
    { text: GRID.help, style: 'small', margin: [0, 5, 0, 2] },
    ...legend(grid.competences, spoken),
    ...grid.competences.map((competence) =>
      competenceTable(
        competence,
        lines.filter(({ competenceId }) => competenceId === competence.id),
        spoken,
      ),
    ),
    closing(),
  ];
}

type Spoken = { readonly lang?: string };

/** A competence at the head of its lines, which is said again where they go on. */
function competenceTable(
  { sourceLabel, statement }: AssessedCompetence,
  lines: readonly PaperLine[],
  spoken: Spoken,
): Content {
  return {
    stack: [
      ruledTable({
        widths: [NUMBER_WIDTH, '*', CHOICES_WIDTH],
        head: [
          head('N°'),
          { text: `${sourceLabel} ${statement}`, bold: true, fontSize: 8.8, colSpan: 2, ...spoken },
          '',
        ],
        rows: [
          ...lines.map((line): TableCell[] => [
            { text: String(line.number), fontSize: 8, margin: [0, 1, 0, 0] },
            wordingOf(line, spoken),
            boxes(line, spoken),
          ]),
          [
            '',
            { text: GRID.notes, style: 'small', colSpan: 2, margin: [0, 0, 0, NOTE_ROOM] },
            '',
          ] as TableCell[],
        ],
      }),
    ],
    margin: [0, 6, 0, 0],
  };
}

function wordingOf(line: PaperLine, spoken: Spoken): ContentText {
  return line.kind === 'mark'
    ? { text: line.criterion.title, bold: true, fontSize: 8.4, ...spoken }
    : { text: line.indicator.text, fontSize: 8.4, margin: [8, 0, 0, 0], ...spoken };
}

function boxes(line: PaperLine, spoken: Spoken): TableCell {
  const { scale } = line.criterion;
  if (line.kind === 'mark' && scale.kind === 'numeric') return { text: numberLine(scale), fontSize: 8.4 };
  const choices = paperChoices(line);
  const labels = choices.map(
    (choice) => `${choice.key} ${choiceLabel(choice, choices.length <= MOST_LABELLED)}`,
  );
  // Each as wide as its words ask, so that none breaks where all of them fit.
  const letters = labels.join('').length;
  const room = CHOICES_WIDTH - PADDING - labels.length * BOX_WIDTH - (labels.length - 1) * CHOICE_GAP;
  return {
    columns: labels.map((label): Column => {
      const width = (room * label.length) / letters;
      return {
        width: BOX_WIDTH + width,
        columns: [
          { width: BOX_WIDTH, stack: [box()] },
          { width, fontSize: CHOICE_SIZE, text: label, ...spoken },
        ],
        // Without its own, these would take the gap between choices.
        columnGap: 0,
      };
    }),
    columnGap: CHOICE_GAP,
  };
}

function choiceLabel({ level, value }: PaperChoice, isLabelled: boolean): string {
  if (level !== null) return isLabelled ? level.label : level.short;
  const observation = asObservation(value);
  return observation === null ? value : OBSERVATION[observation];
}

function box(): Content {
  return { canvas: [{ type: 'rect', x: 0, y: 0.6, w: BOX, h: BOX, lineWidth: 0.6, lineColor: INK }] };
}

/** "Note : ........ de 0 à 20, par pas de 0,5". */
function numberLine({ max, min, step }: NumericScale): string {
  const [from, to, by] = [min, max, step].map((value) => formatDecimal(String(value)));
  return `${GRID.number} : ${'.'.repeat(16)} de ${from ?? ''} à ${to ?? ''}, par pas de ${by ?? ''}`;
}

/** Levels that stand by their short form: the key, the form and the label of each. */
function legend(competences: readonly AssessedCompetence[], spoken: Spoken): Content[] {
  const scales = new Map<string, MarkScale>();
  for (const { criteria } of competences) for (const { scale } of criteria) scales.set(scale.id, scale);
  return [...scales.values()].flatMap((scale): Content[] =>
    scale.kind === 'numeric' || scale.levels.length <= MOST_LABELLED
      ? []
      : [
          {
            text: scale.levels
              .map(({ label, short }) => (short === label ? label : `${short} : ${label}`))
              .join(' ; '),
            style: 'small',
            margin: [0, 1, 0, 0],
            ...spoken,
          },
        ],
  );
}

function closing(): Content {
  return {
    stack: [
      { text: GRID.notes, style: 'heading', margin: [0, 12, 0, LAST_NOTES] },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 515, y2: 0, lineWidth: 0.35, lineColor: HAIRLINE }],
      },
      facts(
        [
          [GRID.date, ' '],
          [GRID.signature, { text: ' ', margin: [0, 0, 0, 40] }],
        ],
        160,
      ),
    ],
    unbreakable: true,
  };
}
