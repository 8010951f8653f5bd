/** The computed proposal with its trace: the same phrases that the screen opens. Content `/2`. */
import type { Content } from 'pdfmake/interfaces';
import { phrasesOf } from '../../domain/assessment/reckoning/calculation-words.ts';
import type { CalculationNames, Phrase } from '../../domain/assessment/reckoning/phrases.ts';
import { calculationText } from '../calculation-wording.ts';
import { FRENCH_NUMBERS } from '../exact-format.ts';
import { levelOn, scaleOf } from '../mark-marks.ts';
import type { PrintContext2, Section } from '../print-context.ts';

/** What a part begins with, and its steps. */
interface Paragraph {
  readonly start: string;
  readonly steps: readonly string[];
}

export function calculationSection(context: PrintContext2): Section {
  const phrases = phrasesOf(context.content.calculation, namesIn(context));
  return {
    title: 'Calcul de la proposition',
    room: 80,
    body: paragraphs(phrases).map(paragraph),
  };
}

/** Steps follow what they are steps of, on the same lines: forty competences keep to few pages. */
function paragraphs(phrases: readonly Phrase[]): readonly Paragraph[] {
  return phrases.reduce<Paragraph[]>((made, phrase) => {
    const text = calculationText(phrase);
    const last = made.at(-1);
    if (phrase.depth === 0 || last === undefined) return [...made, { start: text, steps: [] }];
    return [...made.slice(0, -1), { ...last, steps: [...last.steps, text] }];
  }, []);
}

function paragraph({ start, steps }: Paragraph): Content {
  return {
    text: [{ text: `${start}. `, bold: steps.length > 0 }, ...steps.map((step) => `${step}. `)],
    style: 'small',
    margin: [0, 0, 0, 1.5],
  };
}

function namesIn({ content, initials }: PrintContext2): CalculationNames {
  const { blocs, competences } = content;
  return {
    ...FRENCH_NUMBERS,
    competence: (competenceId) => competences.find(({ id }) => id === competenceId)?.label ?? competenceId,
    criterion: (criterionId) => criterionName(content, criterionId),
    juror: (jurorId) => initials.get(jurorId) ?? jurorId,
    bloc: (blocId) => blocs.find(({ id }) => id === blocId)?.label ?? blocId,
    level: (scaleId, levelId) => levelOn(scaleOf(content, scaleId), levelId)?.label,
    list: (items) => items.join(', '),
  };
}

/** The competence's label where it has one criterion, which a reader knows; else the criterion's title. */
function criterionName({ competences }: PrintContext2['content'], criterionId: string): string {
  for (const { criteria, label } of competences) {
    const criterion = criteria.find(({ id }) => id === criterionId);
    if (criterion !== undefined) return criteria.length > 1 ? criterion.title : label;
  }
  return criterionId;
}
