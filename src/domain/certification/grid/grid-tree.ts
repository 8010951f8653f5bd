/** Rows of a grid gathered into competences: a blank cell goes on with what stands above it. */
import { line as lineOfWording, prose } from '../../file-fields.ts';
import { unprintable } from '../../text/printable.ts';
import type { Competence, Criterion } from '../certification.schema.ts';
import { codeAndText } from './code-and-text.ts';
import type { GridFault, GridFaultCode, GridPart } from './grid.types.ts';

/** One row, each cell cleaned; an empty text stands for a blank cell. */
export interface GridRow {
  readonly line: number;
  readonly bloc: string;
  readonly competence: string;
  readonly criterion: string;
  readonly indicator: string;
  readonly weight: string;
  readonly descriptors: readonly {
    readonly levelId: string;
    readonly column: string;
    readonly text: string;
  }[];
}

interface DraftCriterion {
  readonly id: string;
  readonly title: string;
  readonly indicators: string[];
  readonly descriptors: Map<string, string>;
  weight: number | null;
}

interface DraftCompetence {
  readonly id: string;
  readonly sourceLabel: string;
  readonly statement: string;
  readonly criteria: DraftCriterion[];
  weight: number | null;
}

interface DraftBloc {
  readonly id: string;
  readonly sourceLabel: string;
  readonly title: string;
  readonly competenceIds: Set<string>;
}

const MAX_ITEMS = 500;
const MAX_DECIMALS = 6;
const NUMBER = /^\d{1,6}(?:[.,]\d+)?$/;

/** The tree of those rows, or the faults of their lines. */
export function gatherRows(rows: readonly GridRow[]): {
  readonly faults: readonly GridFault[];
  readonly part: Omit<GridPart, 'scale'>;
} {
  const gathering = createGathering();
  for (const row of rows) gathering.take(row);
  return gathering.result();
}

function createGathering() {
  const faults: GridFault[] = [];
  const blocs = new Map<string, DraftBloc>();
  const competences = new Map<string, DraftCompetence>();
  let bloc: DraftBloc | null = null;
  let competence: DraftCompetence | null = null;
  let criterion: DraftCriterion | null = null;

  const fault = (line: number, column: string | null, code: GridFaultCode, message: string) => {
    faults.push({ line, column, code, message });
  };
  const idOf = (
    line: number,
    column: string,
    wanted: string | null,
    made: string,
    taken: readonly string[],
  ) => {
    const id = wanted ?? made;
    if (taken.includes(id)) fault(line, column, 'duplicate-id', `« ${id} » désigne déjà autre chose`);
    return id;
  };

  function enterBloc({ bloc: text, line }: GridRow) {
    const read = codeAndText(text);
    const taken = [...blocs.values()].map(({ id }) => id);
    const made = `B${String(blocs.size + 1)}`;
    const before: DraftBloc | null = bloc;
    bloc = blocs.get(text) ?? {
      id: idOf(line, 'bloc', read.code, made, taken),
      sourceLabel: text,
      title: read.text,
      competenceIds: new Set(),
    };
    blocs.set(text, bloc);
    if (bloc !== before) [competence, criterion] = [null, null];
  }

  function enterCompetence({ competence: text, line }: GridRow) {
    const read = codeAndText(text);
    const taken = [...competences.values()].map(({ id }) => id);
    const made = `C${String(competences.size + 1)}`;
    const before: DraftCompetence | null = competence;
    const known = competences.get(text);
    const id = known?.id ?? idOf(line, 'compétence', read.code, made, taken);
    competence = known ?? {
      id,
      sourceLabel: read.code ?? id,
      statement: read.text,
      criteria: [],
      weight: null,
    };
    competences.set(text, competence);
    bloc?.competenceIds.add(competence.id);
    if (competence !== before) criterion = null;
  }

  function enterCriterion({ criterion: text }: GridRow, held: DraftCompetence) {
    const found = held.criteria.find(({ title }) => title === text);
    const id = `${held.id}-${String(held.criteria.length + 1)}`;
    criterion = found ?? { id, title: text, indicators: [], descriptors: new Map(), weight: null };
    if (found === undefined) held.criteria.push(criterion);
  }

  function describe({ descriptors, line }: GridRow, held: DraftCriterion) {
    for (const { column, levelId, text } of descriptors) {
      const before = held.descriptors.get(levelId);
      if (before !== undefined && before !== text) {
        fault(line, column, 'descriptor-twice', `ce niveau est déjà décrit pour « ${held.title} »`);
      }
      held.descriptors.set(levelId, text);
    }
  }

  function weigh({ line, weight }: GridRow, held: DraftCompetence | DraftCriterion) {
    const value = readWeight(weight);
    if (value === null) {
      fault(line, 'poids', 'bad-weight', `« ${weight} » : nombre plus grand que 0 attendu, comme 2 ou 0,5`);
    } else if (held.weight !== null && held.weight !== value) {
      fault(line, 'poids', 'weight-twice', 'un autre poids est donné plus haut');
    } else held.weight = value;
  }

  function take(row: GridRow) {
    faults.push(...textFaults(row));
    if (row.bloc !== '') enterBloc(row);
    if (row.competence !== '') enterCompetence(row);
    if (competence === null) {
      const isBlocAlone = row.criterion === '' && row.indicator === '' && row.weight === '';
      if (!isBlocAlone || row.bloc === '')
        fault(row.line, 'compétence', 'orphan', 'aucune compétence au-dessus');
      return;
    }
    if (row.criterion !== '') enterCriterion(row, competence);
    if (row.weight !== '') weigh(row, criterion ?? competence);
    if (row.indicator === '' && row.descriptors.length === 0) return;
    if (criterion === null) {
      fault(row.line, 'critère', 'orphan', 'aucun critère au-dessus de cet indicateur ou de ce descripteur');
      return;
    }
    if (row.indicator !== '') criterion.indicators.push(row.indicator);
    describe(row, criterion);
  }

  return {
    take,
    result: () => {
      const all = [...competences.values()];
      const counts = [
        all.length,
        ...all.flatMap(({ criteria }) => [
          criteria.length,
          ...criteria.map((held) => held.indicators.length),
        ]),
      ];
      if (Math.max(0, ...counts) > MAX_ITEMS) {
        fault(1, null, 'too-many-items', `${String(MAX_ITEMS)} éléments au plus dans une liste`);
      }
      const part = {
        competences: all.map(finished),
        blocs: [...blocs.values()].map((held) => ({ ...held, competenceIds: [...held.competenceIds] })),
      };
      return { faults, part };
    },
  };
}

function readWeight(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text.replace(',', '.'));
  return value > 0 && Number(value.toFixed(MAX_DECIMALS)) === value ? value : null;
}

/** A cell that no file could hold, since documents could not print it. */
function textFaults(row: GridRow): GridFault[] {
  const cells = [
    ['bloc', row.bloc],
    ['compétence', row.competence],
    ['critère', row.criterion],
    ['indicateur', row.indicator],
    ...row.descriptors.map(({ column, text }) => [column, text]),
  ] as const;
  return cells.flatMap(([column = '', text = '']): GridFault[] => {
    if (text === '') return [];
    const lost = unprintable(text);
    if (lost.length > 0) {
      const message = `caractères que les documents n’impriment pas : ${lost.join(' ')}`;
      return [{ line: row.line, column, code: 'bad-text', message }];
    }
    const reading = (
      row.descriptors.some((descriptor) => descriptor.text === text) ? prose : lineOfWording
    ).safeParse(text);
    if (reading.success) return [];
    const isLong = reading.error.issues.some(({ code }) => code === 'too_big');
    const message = isLong ? 'texte trop long' : 'texte qui ne se lit pas : un caractère y est perdu';
    return [{ line: row.line, column, code: 'bad-text', message }];
  });
}

function finished({ criteria, id, sourceLabel, statement, weight }: DraftCompetence): Competence {
  return {
    id,
    sourceLabel,
    statement,
    criteria: criteria.map(finishedCriterion),
    ...(weight === null ? {} : { weight }),
  };
}

function finishedCriterion({ descriptors, id, indicators, title, weight }: DraftCriterion): Criterion {
  return {
    id,
    title,
    indicators: indicators.map((text, rank) => ({ id: `${id}-${String(rank + 1)}`, text })),
    ...(weight === null ? {} : { weight }),
    ...(descriptors.size === 0
      ? {}
      : { descriptors: [...descriptors].map(([levelId, text]) => ({ levelId, text })) }),
  };
}
