/** How the passage ran: time of each phase, then everything that happened to the clock or in the room. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatDuration } from '../french-format.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import { head, ruledTable } from '../minutes-layout.ts';
import { CONDUCT, conductDetail, NONE } from '../minutes-wording.ts';
import type { PrintContext, Section } from '../print-context.ts';

type Phase = PrintContext['content']['phases'][number];
type Entry = PrintContext['content']['conduct'][number];

export function conductSection(context: PrintContext): Section {
  const { conduct, phases } = context.content;
  const body: Content[] = [];
  if (!context.isAbsence) body.push(timingTable(phases, context));
  if (conduct.length === 0) {
    body.push({ text: 'Aucune pause, aucun incident.', margin: [0, 5, 0, 0] });
  } else {
    const texts = createLongTexts('D');
    const log = conductLog(conduct, context, texts);
    body.push({ text: 'Journal de conduite', style: 'label', margin: [0, 8, 0, 2] }, log, ...texts.notes());
  }
  return { title: 'Déroulement', body };
}

function timingTable(phases: readonly Phase[], { instants }: PrintContext): Content {
  const right = (text: string): TableCell => ({ text, alignment: 'right', noWrap: true });
  const time = (at: number | null) => (at === null ? NONE : instants.eventTime(at));
  const length = (ms: number) => (ms < 1000 ? NONE : formatDuration(ms));
  return ruledTable({
    widths: ['*', 58, 58, 54, 54, 58, 58, 58],
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
      phase.title,
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
    widths: [46, 84, '*', 96],
    head: [head('Heure'), head('Phase'), head('Fait et motif'), head('Auteur')],
    rows: entries.map((entry) => [
      context.instants.eventTime(entry.at),
      entry.phaseTitle ?? NONE,
      { text: [{ text: factOf(entry), bold: true }, reasonOf(entry, texts)] },
      entry.author,
    ]),
  });
}

function factOf({ type, detail, lengthMs }: Entry): string {
  const qualifier = detail === null ? '' : ` : ${conductDetail(detail)}`;
  const length = lengthMs === null ? '' : `, ${signedLength(type, lengthMs)}`;
  return `${CONDUCT[type]}${qualifier}${length}.`;
}

/** The direction matters for a clock jump only; other lengths are plain durations. */
function signedLength(type: Entry['type'], lengthMs: number): string {
  const length = formatDuration(lengthMs);
  return type === 'clock-jump' && lengthMs > 0 ? `+${length}` : length;
}

function reasonOf({ text }: Entry, texts: LongTexts): string {
  return text.trim() === '' ? '' : ` ${texts.inRow(text)}`;
}
