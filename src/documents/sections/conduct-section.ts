/** How the passage ran: time of each phase, then everything that happened to the clock or in the room. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatDuration } from '../french-format.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import { head, ruledTable } from '../minutes-layout.ts';
import { AUTHOR, NONE } from '../minutes-wording.ts';
import type { PrintContext, Section } from '../print-context.ts';
import { ELSEWHERE_2 } from '../wording-2.ts';

type Phase = PrintContext['content']['phases'][number];
type Entry = PrintContext['content']['conduct'][number];

/** Points that the log's label, head and first row take. */
const LOG_ROOM = 75;

export function conductSection(context: PrintContext): Section {
  const { conduct, phases } = context.content;
  const body: Content[] = [];
  if (!context.isAbsence) body.push(timingTable(phases, context));
  if (conduct.length === 0) {
    body.push({ text: 'Aucune pause, aucun incident.', margin: [0, 5, 0, 0] });
  } else {
    const texts = createLongTexts('D');
    const log = conductLog(conduct, context, texts);
    body.push(
      { text: 'Journal de conduite', style: 'label', headlineLevel: LOG_ROOM, margin: [0, 8, 0, 3] },
      log,
      ...texts.notes(),
    );
  }
  return { title: 'Déroulement', body, room: 110 };
}

function timingTable(phases: readonly Phase[], { instants }: PrintContext): Content {
  const right = (text: string): TableCell => ({ text, alignment: 'right', fontSize: 9 });
  const time = (at: number | null) => (at === null ? NONE : instants.eventTime(at));
  const length = (ms: number) => (ms < 1000 ? NONE : formatDuration(ms));
  return ruledTable({
    widths: ['*', 51, 51, 46, 46, 51, 44, 44],
    head: [
      head('Phase'),
      head('Prévu', 'right'),
      head('Accordé', 'right'),
      head('Début', 'right'),
      head('Fin', 'right'),
      head('Écoulé', 'right'),
      head('Dépassé', 'right'),
      head('Suspendu', 'right'),
    ],
    rows: phases.map((phase) => [
      'isElsewhere' in phase ? `${phase.title}, ${ELSEWHERE_2}` : phase.title,
      right(formatDuration(phase.baseMs)),
      right(formatDuration(phase.grantedMs)),
      right(time(phase.startedAt)),
      right(time(phase.endedAt)),
      right(phase.startedAt === null ? NONE : formatDuration(phase.elapsedMs)),
      right(length(phase.overtimeMs)),
      right(length(phase.suspendedMs)),
    ]),
  });
}

function conductLog(entries: readonly Entry[], context: PrintContext, texts: LongTexts): Content {
  return ruledTable({
    widths: [48, 80, '*', 92],
    head: [head('Heure'), head('Phase'), head('Fait et motif'), head('Auteur')],
    rows: entries.map((entry) => [
      context.instants.eventTime(entry.at),
      entry.phaseTitle ?? NONE,
      { text: factAndReason(entry, context, texts) },
      AUTHOR[entry.author] ?? entry.author,
    ]),
  });
}

function factOf(entry: Entry, { words }: PrintContext): string {
  const { type, lengthMs } = entry;
  if (lengthMs === null) return `${words.conductText(entry, '')}.`;
  // The direction matters for a clock jump only; other lengths are plain durations.
  const sign = type === 'clock-jump' && lengthMs > 0 ? '+' : '';
  return `${words.conductText(entry, sign + formatDuration(lengthMs))}.`;
}

/** One entry of a conduct log: what happened, then the words given with it. */
export function factAndReason(entry: Entry, context: PrintContext, texts: LongTexts): Content[] {
  const fact: Content = { text: factOf(entry, context), bold: true };
  return entry.text.trim() === '' ? [fact] : [fact, ` ${texts.inRow(entry.text)}`];
}
