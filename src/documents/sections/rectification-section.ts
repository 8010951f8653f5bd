/** What a rectification corrects: the minutes that it names by number and digests, why, and each value before and after. */
import { outcomeWord } from '../../domain/minutes/stated-result.ts';
import type { Content, TableCell } from 'pdfmake/interfaces';
import type {
  CitedMinutes,
  Difference,
  MinutesContent,
  MinutesContent2,
  Rectification,
} from '../../domain/minutes/minutes.schema.ts';
import { formatExact } from '../exact-format.ts';
import { formatIsoDate, formatShare } from '../french-format.ts';
import type { InstantFormat } from '../french-format.ts';
import { createLongTexts } from '../long-text.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import { NONE, OUTCOME, PROPOSAL } from '../minutes-wording.ts';
import { resultWords } from '../mark-marks.ts';
import type { PrintContext, Section } from '../print-context.ts';

/** Room for the longest label on one line, in points. */
const LABEL_WIDTH = 112;

const EVIDENCE_NOTE =
  'Les temps mesurés, le journal du déroulement, les notes initiales scellées et le tirage font foi : une rectification ' +
  'ne les change pas. Le document rectifié est conservé, inchangé. Le présent document le remplace.';

/** How values and instants of a corrected document are printed. */
interface Corrected {
  readonly instants: Pick<InstantFormat, 'date' | 'time'>;
  readonly printed: (difference: Difference, value: Difference['before']) => string;
  /** What a rectification never changes. */
  readonly note: string;
}

/** The object of a rectification, printed before the minutes as corrected. */
export function rectificationSection(rectification: Rectification, context: PrintContext): Section {
  return correctionSection(rectification, {
    instants: context.instants,
    printed: (difference, value) => printedValue(difference, value, context.content),
    note: EVIDENCE_NOTE,
  });
}

/** The object of a rectification of any document: what it corrects, why, and each value before and after. */
export function correctionSection(
  { differences, first, reason, ...rectified }: Rectification,
  { instants, note, printed }: Corrected,
): Section {
  const notes = createLongTexts('R');
  const rows = differences.map((difference): TableCell[] => [
    difference.label,
    ...[difference.before, difference.after].map((value) => notes.inRow(printed(difference, value))),
  ]);
  return {
    title: 'Objet de la rectification',
    room: 130,
    body: [
      facts(
        [
          ['Rectifie', cited(rectified, instants)],
          ...(first === undefined ? [] : [['Procès-verbal initial', cited(first, instants)] as const]),
          ['Motif', reason],
        ],
        LABEL_WIDTH,
      ),
      {
        stack: [
          ruledTable({
            widths: [150, '*', '*'],
            head: [head('Mention'), head('Avant'), head('Après')],
            rows,
          }),
        ],
        margin: [0, 5, 0, 0],
      },
      ...notes.notes(),
      { text: note, style: 'small', margin: [0, 4, 0, 0] },
    ],
  };
}

function cited(
  { archivedAt, contentDigest, number, pdfSha256 }: CitedMinutes,
  instants: Corrected['instants'],
): Content {
  return {
    stack: [
      `procès-verbal n° ${number}, archivé le ${instants.date(archivedAt)} à ${instants.time(archivedAt)}`,
      { text: `SHA-256 du contenu : ${contentDigest}`, style: 'tiny' },
      { text: `SHA-256 du fichier PDF : ${pdfSha256}`, style: 'tiny' },
    ],
  };
}

/** A value as the section that holds it prints it. */
function printedValue({ path }: Difference, value: Difference['before'], content: MinutesContent): string {
  if (content.schema === 'pupitre.minutes/2') return printedValue2(path, value, content);
  if (typeof value === 'number') return path === '/proposal/share' ? formatShare(value) : String(value);
  if (value === null || value === '') return NONE;
  if (path.endsWith('/resultLevelId')) return content.scale.find(({ id }) => id === value)?.label ?? value;
  if (path === '/decision/outcome') return wordOf(OUTCOME[content.status], value);
  if (path === '/proposal/outcome') return wordOf(PROPOSAL, value);
  return path === '/candidate/birthDate' ? formatIsoDate(value) : value;
}

/** The same in content `/2`: results on any scale, outcomes in the certification's words. */
function printedValue2(path: string, value: Difference['before'], content: MinutesContent2): string {
  if (value === null || value === '') return NONE;
  const text = String(value);
  const competence = content.competences.find((_, index) => path === `/competences/${String(index)}/result`);
  if (competence !== undefined) return resultWords(content, competence, text);
  if (/^\/result\/(?:blocs\/\d+\/)?outcome$/u.test(path)) return outcomeWord(content, outcomeOf(text));
  if (/^\/calculation\/results\/\d+\/value$/u.test(path)) return formatExact(text);
  if (/^\/calculation\/results\/\d+\/outcome$/u.test(path)) return wordOf(PROPOSAL, text);
  return path === '/candidate/birthDate' ? formatIsoDate(text) : text;
}

function outcomeOf(text: string): MinutesContent2['result']['outcome'] {
  return text === 'favourable' || text === 'unfavourable' ? text : 'not-assessed';
}

function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
