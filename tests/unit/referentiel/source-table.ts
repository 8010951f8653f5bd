/**
 * Reads the official text as published: one line per table row, four cells parted by tabs (activity, competence,
 * assessment, criteria), with leftovers of HTML. It knows nothing of the JSON that it serves to prove.
 */
export interface SourceRow {
  readonly activity: SourceCell;
  readonly competence: string;
  readonly assessment: string;
  readonly criterion: SourceCell;
}

export interface SourceCell {
  /** All words of the cell in order, without markup or bullets. */
  readonly text: string;
  readonly heading: string;
  readonly items: readonly string[];
}

export interface SourceBloc {
  readonly heading: string;
  readonly rows: readonly SourceRow[];
}

export interface SourceTable {
  readonly title: string;
  readonly blocs: readonly SourceBloc[];
  /** The three lines that a page break pushed out of the last row. */
  readonly afterTable: readonly string[];
  readonly unread: readonly string[];
}

export function readSourceTable(source: string): SourceTable {
  const blocs: { heading: string; rows: SourceRow[] }[] = [];
  const afterTable: string[] = [];
  const unread: string[] = [];
  const [title = '', ...lines] = source.split('\n').filter((line) => line.trim() !== '');

  for (const line of lines) {
    const cells = line.split('\t');
    const [activity = '', competence = '', assessment = '', criterion = ''] = cells;
    const bloc = blocs.at(-1);
    if (/^(?:<p>)?BC \d/.test(line)) {
      blocs.push({ heading: words(line), rows: [] });
    } else if (bloc === undefined) {
      unread.push(line);
    } else if (cells.length === 4) {
      bloc.rows.push({
        activity: readCell(activity),
        competence: words(competence),
        assessment: words(assessment.replaceAll(' - ', ' ')),
        criterion: readCell(criterion),
      });
    } else {
      afterTable.push(line.trim());
    }
  }
  return { title: title.trim(), blocs, afterTable, unread };
}

export function words(marked: string): string {
  return marked
    .replace(/<[^>]+>|•/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function readCell(cell: string): SourceCell {
  const [head = '', list = ''] = cell.split(/<ul[^>]*>/);
  const [bulleted = '', ...paragraphs] = list.split('<p>');
  const listed = list.includes('•') ? bulleted.split('•') : splitAtCapitals(bulleted);
  const items = [...listed, ...paragraphs].map(words).filter((item) => item !== '');
  // Under C1.6 the criterion has no paragraph of its own and opens the list.
  const [heading = '', ...rest] = words(head) === '' ? items : [words(head), ...items];
  return { text: words(cell), heading, items: rest };
}

/** Where the source lost its bullets, each item still begins with a capital; acronyms such as CRM do not begin one. */
function splitAtCapitals(list: string): string[] {
  return list.split(/\s(?=\p{Lu}(?:\p{Ll}|'))/u);
}
