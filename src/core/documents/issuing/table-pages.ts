/** The results of a session for the certifier: a page across, and the same as rows for other software. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatCount, formatIsoDate } from '../../../documents/french-format.ts';
import { createLongTexts } from '../../../documents/long-text.ts';
import { facts, head, ruledTable } from '../../../documents/minutes-layout.ts';
import type { ResultCandidate, SessionResults } from '../../../domain/issuing/issuing.types.ts';
import { FACT, PAPER, PAPER_TITLE, PROPOSED_TABLE, TABLE } from './issuing-wording.ts';
import {
  birthText,
  blocOf,
  closingWithProof,
  letterhead,
  marks,
  referenceText,
  rowWord,
  wholeWord,
} from './paper-parts.ts';
import type { TableData } from './paper.types.ts';
import { holderName } from '../../../domain/issuing/holder-name.ts';

/** What the table is called: a jury that proposes gives no results. */
export function tableTitle({ status }: Pick<SessionResults, 'status'>): string {
  return status === 'decision' ? PAPER_TITLE['results-table'] : PROPOSED_TABLE;
}

export function tablePages(data: TableData): Content[] {
  const { results } = data;
  const { candidates, certification, number, session } = results;
  const texts = createLongTexts('');
  const reference = referenceText(certification);
  return [
    letterhead(data),
    ...marks(data),
    { text: tableTitle(results), style: 'title' },
    ...(data.number === '' ? [] : [{ text: PAPER.number(data.number), style: 'number' }]),
    {
      ...(facts([
        [FACT.certification, `${certification.title}${reference === '' ? '' : ` (${reference})`}`],
        [FACT.session, `${session.title}, ${formatIsoDate(session.date)}, ${session.place}`],
        [FACT.decision, PAPER.minutesOf(number, formatIsoDate(session.date))],
      ]) as object),
      margin: [0, 8, 0, 8],
    } as Content,
    ...(results.status === 'decision'
      ? []
      : [{ text: TABLE.proposed, bold: true, margin: [0, 0, 0, 8] as never }]),
    ruledTable({
      widths: [140, 112, 150, '*', 92],
      head: TABLE.columns.map((text) => head(text)),
      rows: candidates.map((candidate) => tableRow(results, candidate, texts)),
    }),
    ...texts.notes(),
    {
      text: TABLE.counted(formatCount(candidates.length), candidates.length > 1),
      style: 'small',
      margin: [0, 6, 0, 0],
    },
    closingWithProof(data),
  ];
}

function tableRow(
  results: SessionResults,
  candidate: ResultCandidate,
  texts: ReturnType<typeof createLongTexts>,
): TableCell[] {
  const { birthName, rows, usualName } = candidate;
  const mention = candidate.whole.mention === null ? '' : `, ${candidate.whole.mention}`;
  return [
    {
      text: [
        { text: holderName(candidate), bold: true },
        usualName === '' ? '' : `\nnom de naissance : ${birthName}`,
      ],
    },
    { text: birthText(candidate) },
    {
      text: rows.map((row) => `${blocOf(results, row.blocId).label} : ${rowWord(results, row)}`).join('\n'),
    },
    { text: remarks(results, candidate, texts) },
    { text: `${wholeWord(results, candidate)}${mention}` },
  ];
}

function remarks(
  results: SessionResults,
  { rows }: ResultCandidate,
  texts: ReturnType<typeof createLongTexts>,
): string {
  const lines = rows.flatMap((row) => {
    const { label } = blocOf(results, row.blocId);
    const { condition, reason, recommendations } = row;
    return [
      ...(reason === '' ? [] : [TABLE.reason(label, texts.inRow(reason))]),
      ...(condition === null
        ? []
        : [TABLE.condition(label, texts.inRow(condition.document), formatIsoDate(condition.until))]),
      ...(recommendations === '' ? [] : [TABLE.recommendations(label, texts.inRow(recommendations))]),
    ];
  });
  return lines.length === 0 ? TABLE.none : lines.join('\n');
}

/** The same for a spreadsheet: one row for each candidate and bloc, heads first. Dates as ISO calendar dates. */
export function tableRows(results: SessionResults): readonly (readonly string[])[] {
  const { candidates, number, session } = results;
  const rows = candidates.flatMap((candidate) =>
    candidate.rows.map((row) => {
      const bloc = blocOf(results, row.blocId);
      return [
        candidate.birthName,
        candidate.usualName,
        candidate.firstName,
        candidate.birthDate,
        candidate.birthPlace,
        bloc.label,
        bloc.title,
        rowWord(results, row),
        row.reason,
        row.recommendations,
        row.condition?.document ?? '',
        row.condition?.until ?? '',
        candidate.whole.outcome === null ? '' : wholeWord(results, candidate),
        candidate.whole.mention ?? '',
        number,
        session.date,
      ];
    }),
  );
  return [[...TABLE.spreadsheet], ...rows];
}
