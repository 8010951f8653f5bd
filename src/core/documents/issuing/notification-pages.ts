/** What a candidate is told after a session: every decision, its reason, what is advised, how it may be contested. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatIsoDate } from '../../../documents/french-format.ts';
import { facts, head, ruledTable, twoColumns } from '../../../documents/minutes-layout.ts';
import type { ResultRow } from '../../../domain/issuing/issuing.types.ts';
import { validUntil } from '../../../domain/issuing/validity.ts';
import { FACT, NOTIFICATION, PAPER, PAPER_TITLE } from './issuing-wording.ts';
import {
  birthText,
  blocOf,
  closing,
  letterhead,
  marks,
  referenceText,
  rowWord,
  wholeWord,
} from './paper-parts.ts';
import type { NotificationData } from './paper.types.ts';
import { holderName } from '../../../domain/issuing/holder-name.ts';

export function notificationPages(data: NotificationData): Content[] {
  const { candidate, results } = data;
  return [
    letterhead(data),
    ...marks(data),
    { text: PAPER_TITLE.notification, style: 'title' },
    ...(data.number === '' ? [] : [{ text: PAPER.number(data.number), style: 'number' }]),
    { text: holderName(candidate), bold: true, fontSize: 12.5, margin: [0, 14, 0, 6] },
    identity(data),
    { text: NOTIFICATION.lede(formatIsoDate(results.session.date)), margin: [0, 14, 0, 0] },
    heading(NOTIFICATION.decisions(results.certification.words.bloc.one)),
    decisions(data),
    ...whole(data),
    ...details(data),
    ...conditions(data),
    ...appeal(data),
    closing(data),
  ];
}

/** The outcome of the certification, once it can be told. */
function whole({ candidate, results }: NotificationData): Content[] {
  const { mention, outcome } = candidate.whole;
  if (outcome === null) return [];
  return [
    {
      text: [
        { text: `${NOTIFICATION.whole} : `, bold: true },
        wholeWord(results, candidate),
        mention === null ? '' : `, ${mention}`,
      ],
      margin: [0, 8, 0, 0],
    },
  ];
}

function heading(text: string): Content {
  return { text, style: 'heading', margin: [0, 14, 0, 4], headlineLevel: 70 };
}

function identity({ candidate, results }: NotificationData): Content {
  const { certification, number, session } = results;
  const reference = referenceText(certification);
  return twoColumns(
    facts(
      [
        [FACT.birthName, candidate.birthName],
        ...(candidate.usualName === '' ? [] : [[FACT.usualName, candidate.usualName] as const]),
        [FACT.firstName, candidate.firstName],
        [FACT.birth, birthText(candidate)],
      ],
      88,
    ),
    facts(
      [
        [FACT.certification, certification.title],
        ...(reference === '' ? [] : [[FACT.reference, reference] as const]),
        [FACT.session, session.title],
        [FACT.decision, PAPER.minutesOf(number, formatIsoDate(session.date))],
      ],
      78,
    ),
  );
}

function decisions({ candidate, results }: NotificationData): Content {
  return ruledTable({
    widths: ['*', 190],
    head: NOTIFICATION.columns.map((text) => head(text)),
    rows: candidate.rows.map((row): TableCell[] => {
      const bloc = blocOf(results, row.blocId);
      const until = untilOf(row, bloc.validityYears, results.session.date);
      return [
        { text: [{ text: `${bloc.label} `, bold: true }, bloc.title] },
        {
          text: [
            { text: rowWord(results, row), bold: true },
            until === null ? '' : `, ${NOTIFICATION.validity(formatIsoDate(until))}`,
          ],
        },
      ];
    }),
  });
}

function untilOf(row: ResultRow, years: number | null, date: string): string | null {
  if (row.state === 'held') return row.held?.validUntil ?? null;
  return row.state === 'decided' && row.kind !== 'revocation' && row.outcome === 'validated'
    ? validUntil(date, years)
    : null;
}

function details({ candidate, results }: NotificationData): Content[] {
  const told = candidate.rows.filter(
    ({ reason, recommendations }) => reason !== '' || recommendations !== '',
  );
  if (told.length === 0) return [];
  return [
    heading(NOTIFICATION.reasons),
    ...told.flatMap((row): Content[] => [
      {
        text: `${blocOf(results, row.blocId).label}, ${rowWord(results, row)}`,
        bold: true,
        margin: [0, 3, 0, 1],
      },
      ...(row.reason === '' ? [] : [{ text: `${NOTIFICATION.reason}${row.reason}` }]),
      ...(row.recommendations === ''
        ? []
        : [{ text: `${NOTIFICATION.recommendations}${row.recommendations}` }]),
    ]),
  ];
}

function conditions({ candidate, results }: NotificationData): Content[] {
  const open = candidate.rows.flatMap((row) =>
    row.condition === null ? [] : [{ ...row, condition: row.condition }],
  );
  if (open.length === 0) return [];
  return [
    heading(NOTIFICATION.conditions),
    ...open.map(({ blocId, condition }): Content => ({
      text: [
        { text: `${blocOf(results, blocId).label}. `, bold: true },
        NOTIFICATION.condition(condition.document, formatIsoDate(condition.until)),
      ],
      margin: [0, 0, 0, 3],
    })),
  ];
}

function appeal({ template }: NotificationData): Content[] {
  if (template.appeal === '') return [];
  return [heading(NOTIFICATION.appeal), { text: template.appeal }];
}
