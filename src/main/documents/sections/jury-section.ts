/** The members convened, in what capacity they sat, and their declarations. */
import type { TableCell } from 'pdfmake/interfaces';
import { head, ruledTable } from '../minutes-layout.ts';
import { COLLEGE, NONE, PRESENCE, SEAT } from '../minutes-wording.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import type { PrintContext, Section } from '../print-context.ts';
import { compositionRules } from './identification-sections.ts';

/** Small print on the base line of the name beside it. */
const SMALL: { style: string; margin: [number, number, number, number] } = {
  style: 'small',
  margin: [0, 1.6, 0, 0],
};

type Member = PrintContext['content']['members'][number];

export function jurySection(context: PrintContext): Section {
  const { content, isAbsence } = context;
  const texts = createLongTexts('J');
  // Initials serve the columns of marks, and an absence has none.
  const withInitials = <Cell>(initials: Cell, cells: Cell[]) => (isAbsence ? cells : [initials, ...cells]);
  return {
    title: 'Jury',
    room: 90,
    body: [
      ruledTable({
        widths: withInitials<number | string>(30, ['*', 66, 52, 142]),
        head: withInitials<TableCell>(head('Sigle'), [
          head('Membre convoqué et qualité'),
          head('Collège'),
          head('Présence'),
          head('Déclaration'),
        ]),
        rows: content.members.map((member) =>
          withInitials<TableCell>(context.initials.get(member.id) ?? '', memberCells(member, context, texts)),
        ),
      }),
      ...texts.notes(),
      { text: compositionRules(content), style: 'small', margin: [0, 3, 0, 0] },
    ],
  };
}

function memberCells(member: Member, context: PrintContext, texts: LongTexts): TableCell[] {
  return [
    {
      stack: [
        { text: member.name, bold: true },
        { text: [...seat(member), member.capacity].join('. '), style: 'small' },
      ],
    },
    {
      stack: [COLLEGE[member.college], { text: member.isExternal ? 'externe' : 'interne', style: 'small' }],
    },
    PRESENCE[member.presence],
    declaration(member, context, texts),
  ];
}

function seat({ isPresident, isConsultative }: Member): string[] {
  return [...(isPresident ? [SEAT.president] : []), ...(isConsultative ? [SEAT.consultative] : [])];
}

function declaration(member: Member, { instants }: PrintContext, texts: LongTexts): TableCell {
  const { declaration: given } = member;
  if (given === null) return NONE;
  const time = instants.moment(given.at);
  const reason = given.reason.trim() === '' ? '' : ` ${texts.inRow(given.reason)}`;
  return given.kind === 'no-link'
    ? { text: `Absence de lien déclarée ${time}.${reason}`, ...SMALL }
    : { text: [{ text: 'Retrait', bold: true }, ` ${time}.${reason}`], ...SMALL };
}
