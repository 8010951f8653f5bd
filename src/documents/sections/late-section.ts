/** Entries that came too late: kept and cited, in no grid. Content `/2`. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { markText, scaleOf } from '../mark-marks.ts';
import { head, ruledTable } from '../minutes-layout.ts';
import type { PrintContext2, Section } from '../print-context.ts';
import { LATE_2 } from '../wording-2.ts';
import { wordingLanguage } from '../wording-language.ts';

type Group = NonNullable<PrintContext2['content']['lateEntries']>[number];
type Entry = Group['entries'][number];

/** Nothing where none came too late. */
export function lateSections(context: PrintContext2): Section[] {
  const { lateEntries = [] } = context.content;
  if (lateEntries.length === 0) return [];
  const body: Content[] = [
    { text: LATE_2.note, style: 'small', margin: [0, 0, 0, 3] },
    ...lateEntries.flatMap((group) => memberEntries(group, context)),
  ];
  return [{ title: LATE_2.title, body, room: 110 }];
}

function memberEntries(group: Group, context: PrintContext2): Content[] {
  const { content, instants } = context;
  const { count, entries, firstAt, jurorId, lastAt, noteCount } = group;
  const name = content.members.find(({ id }) => id === jurorId)?.name ?? jurorId;
  const unprinted = count - noteCount - entries.length;
  const said = [
    LATE_2.member(name, count, instants.eventTime(firstAt), instants.eventTime(lastAt)),
    ...(noteCount === 0 ? [] : [LATE_2.personalNotes(noteCount)]),
    ...(unprinted <= 0 ? [] : [LATE_2.unprinted(unprinted)]),
  ];
  const line: Content = { text: said.join(' '), margin: [0, 4, 0, 3] };
  return entries.length === 0 ? [line] : [line, entriesTable(entries, context)];
}

function entriesTable(entries: readonly Entry[], context: PrintContext2): Content {
  const { columns } = LATE_2;
  return ruledTable({
    widths: [52, 52, '*', 150],
    head: [head(columns.madeAt), head(columns.receivedAt), head(columns.criterion), head(columns.entry)],
    rows: entries.map((entry): TableCell[] => [
      context.instants.eventTime(entry.madeAt),
      context.instants.eventTime(entry.receivedAt),
      { text: criterionOf(entry, context)?.title ?? entry.criterionId, ...wordingLanguage(context.content) },
      entryText(entry, context),
    ]),
  });
}

function criterionOf({ criterionId }: Entry, { content }: PrintContext2) {
  return content.competences.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterionId);
}

/** A value that no scale has is printed as it came. */
function entryText(entry: Entry, context: PrintContext2): string {
  const { kind, value } = entry;
  if (kind === 'observation') return LATE_2.observation(value);
  if (value === null) return LATE_2.mark(LATE_2.cleared);
  const scale = scaleOf(context.content, criterionOf(entry, context)?.scaleId ?? null);
  return LATE_2.mark(markText(scale, value));
}
