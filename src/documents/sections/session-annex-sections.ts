/** What happened on the day of a session, and the minutes that its decisions stand on. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatIsoDate } from '../french-format.ts';
import { createLongTexts } from '../long-text.ts';
import { head, ruledTable } from '../minutes-layout.ts';
import { CONDUCT_DETAIL, NONE } from '../minutes-wording.ts';
import type { Section } from '../print-context.ts';
import type { SessionContext } from '../session-context.ts';
import { SESSION, verifiedText } from '../session-wording.ts';

export function sessionConductSection({ content, instants }: SessionContext): Section {
  const texts = createLongTexts('A');
  const absences = content.absences.map(({ candidate, date, isJustified, note, testTitle }): TableCell[] => [
    formatIsoDate(date),
    candidate,
    testTitle,
    texts.inRow(
      [isJustified ? 'Absence justifiée.' : 'Absence non justifiée.', note]
        .filter((part) => part !== '')
        .join(' '),
    ),
  ]);
  const incidents = content.incidents.map(({ at, candidate, detail, testTitle, text }): TableCell[] => [
    instants.eventTime(at),
    candidate,
    testTitle,
    texts.inRow(
      [detail === null ? '' : `Incident (${CONDUCT_DETAIL[detail] ?? detail}).`, text]
        .filter((part) => part !== '')
        .join(' '),
    ),
  ]);
  const rows = [...absences, ...incidents];
  return {
    title: SESSION.sections.conduct,
    room: 80,
    body: [
      ...(rows.length === 0
        ? []
        : [
            ruledTable({
              widths: [84, 96, 120, '*'],
              head: [head('Moment'), head('Candidat'), head('Épreuve'), head('Fait')],
              rows,
            }),
          ]),
      ...texts.notes(),
      ...(absences.length === 0 ? [said(SESSION.noAbsence)] : []),
      ...(incidents.length === 0 ? [said(SESSION.noIncident)] : []),
    ],
  };
}

function said(text: string): Content {
  return { text, margin: [0, 2, 0, 0] };
}

export function annexSection({ content }: SessionContext): Section {
  const { annex } = content;
  if (annex.length === 0) return { title: SESSION.sections.annex, room: 60, body: [SESSION.noAnnex] };
  return {
    title: SESSION.sections.annex,
    room: 110,
    body: [
      { text: SESSION.annexNote, style: 'small', margin: [0, 0, 0, 3] },
      ruledTable({
        widths: [92, '*', 92],
        head: [head('Numéro'), head('Objet et empreinte du contenu'), head('Contrôle')],
        rows: annex.map((cited): TableCell[] => [
          { text: cited.number, style: 'small' },
          {
            stack: [
              { text: subjectOf(cited), style: 'small' },
              { text: cited.digest, style: 'tiny' },
            ],
          },
          { text: verifiedText(cited), style: 'small' },
        ]),
      }),
    ],
  };
}

function subjectOf({ candidate, date, testTitle }: SessionContext['content']['annex'][number]): string {
  const parts = [candidate, testTitle, date === '' ? '' : formatIsoDate(date)].filter((part) => part !== '');
  return parts.length === 0 ? NONE : parts.join(', ');
}
