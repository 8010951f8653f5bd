/** What the jury alone may read: a card for each player, then the sheet of those who observe. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import type { JurorCard, ObserverSheet } from '../../../domain/roleplay/juror-cards.ts';
import { stageLabel } from '../../../domain/roleplay/sales-stages.ts';
import type { SubjectCustomer, SubjectMove } from '../../../domain/roleplay/subject.schema.ts';
import { facts, head, ruledTable } from '../../../documents/minutes-layout.ts';
import { MOVE_KIND, momentText, quoted, SHEET } from '../subject-wording.ts';
import { dashed, paragraphs, partHeading, tickBox } from './subject-parts.ts';

export interface CardPlace {
  /** Counted from 1. */
  readonly rank: number;
  readonly count: number;
}

/** Title of a criterion for the reader, when the référentiel is at hand. */
export type CriterionTitle = (criterionId: string) => string | undefined;

export function jurorCardPart({ customer, role, title }: JurorCard, { count, rank }: CardPlace): Content[] {
  const parts: Content[] = [
    ...cardTitle(`Carte de rôle ${String(rank)} sur ${String(count)}`, role.name, title),
    partHeading('Qui vous êtes'),
    paragraphs(role.brief),
  ];
  if (role.moves.length > 0) {
    parts.push(
      partHeading('Ce que vous amenez'),
      ruledTable({
        widths: [12, 118, '*'],
        head: [head(''), head('Moment'), head('Intervention')],
        rows: role.moves.map((move) => [tickBox() as TableCell, momentText(move.moment), moveText(move)]),
      }),
    );
  }
  if (role.knows.length > 0) parts.push(partHeading('Ce que vous savez'), dashed(role.knows));
  if (role.mustNotSay.length > 0)
    parts.push(partHeading('Ce que vous gardez pour vous'), dashed(role.mustNotSay));
  return [...parts, ...customerPart(customer)];
}

export function observerPart(
  { goodAnswers, moves, stages, title }: ObserverSheet,
  criterionTitle: CriterionTitle,
): Content[] {
  return [
    ...cardTitle('Pour les membres qui ne jouent pas', SHEET.observer, title),
    partHeading('Étapes attendues'),
    {
      columns: stages.map((stage): Content => ({
        columns: [
          { stack: [tickBox()], width: 12 },
          { text: stageLabel(stage), width: '*', style: 'small', margin: [0, 1, 0, 0] },
        ],
      })),
      columnGap: 8,
    },
    partHeading('Interventions prévues'),
    ruledTable({
      widths: [12, 124, '*'],
      head: [head(''), head('Moment et rôle'), head('Intervention')],
      rows: moves.map(({ move, roleName }) => [
        tickBox() as TableCell,
        { stack: [momentText(move.moment), { text: roleName, style: 'small' }] },
        moveText(move),
      ]),
    }),
    partHeading('Ce que montre une bonne réponse'),
    ruledTable({
      widths: [118, '*'],
      head: [head('Critère'), head('Signes attendus')],
      rows: goodAnswers.map(({ criterionId, text }) => [
        {
          stack: [
            { text: criterionId, bold: true },
            { text: criterionTitle(criterionId) ?? '', style: 'small' },
          ],
        },
        paragraphs(text) as TableCell,
      ]),
    }),
  ];
}

function cardTitle(label: string, name: string, subjectTitle: string): Content[] {
  return [
    { text: SHEET.confidential.toLocaleUpperCase('fr-FR'), style: 'status' },
    { text: label, style: 'label', margin: [0, 6, 0, 0] },
    { text: name, style: 'title', margin: [0, 1, 0, 1] },
    { text: subjectTitle, italics: true },
  ];
}

function moveText(move: SubjectMove): TableCell {
  return { text: [{ text: `${MOVE_KIND[move.kind]}. `, bold: true }, quoted(move.text)] };
}

function customerPart({ company, disability, history, motives, name, role }: SubjectCustomer): Content[] {
  const rows: [string, Content][] = [
    ['Client', `${name}, ${role}, ${company}`],
    ['Motivations', dashed(motives)],
  ];
  if (history.length > 0) rows.push(['Historique', dashed(history)]);
  if (disability !== undefined) {
    rows.push(['Handicap', paragraphs(disability.situation)]);
    rows.push(['Adaptation attendue', paragraphs(disability.expectedAdaptation)]);
  }
  return [partHeading('Le client'), facts(rows, 84)];
}
