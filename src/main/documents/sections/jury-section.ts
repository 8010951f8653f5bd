/** The members convened, in what capacity they sat, and their declarations. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { head, ruledTable } from '../minutes-layout.ts';
import { COLLEGE, NONE, PRESENCE } from '../minutes-wording.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import type { PrintContext, Section } from '../print-context.ts';
import { compositionRules } from './identification-sections.ts';

type Member = PrintContext['content']['members'][number];

export function jurySection(context: PrintContext): Section {
  const { content } = context;
  const texts = createLongTexts('J');
  return {
    title: 'Jury',
    body: [
      ruledTable({
        widths: [34, '*', '*', 76, 54, 122],
        head: [
          head('Sigle'),
          head('Membre convoqué'),
          head('Qualité'),
          head('Collège'),
          head('Présence'),
          head('Déclaration'),
        ],
        rows: content.members.map((member) => memberRow(member, context, texts)),
      }),
      ...texts.notes(),
      { text: compositionRules(content), style: 'small', margin: [0, 4, 0, 0] },
    ],
  };
}

function memberRow(member: Member, context: PrintContext, texts: LongTexts): TableCell[] {
  const role = seat(member);
  const name: Content[] = [{ text: member.name, bold: true }];
  return [
    context.initials.get(member.id) ?? '',
    { stack: role === '' ? name : [...name, { text: role, style: 'small' }] },
    member.capacity,
    {
      stack: [
        COLLEGE[member.college],
        { text: member.isExternal ? 'externe' : 'interne à l’organisation', style: 'small' },
      ],
    },
    PRESENCE[member.presence],
    declaration(member, context, texts),
  ];
}

function seat({ isPresident, isConsultative }: Member): string {
  return [isPresident ? 'Présidence du jury' : '', isConsultative ? 'Voix consultative' : '']
    .filter((part) => part !== '')
    .join(', ');
}

function declaration(member: Member, { instants }: PrintContext, texts: LongTexts): TableCell {
  const { declaration: given } = member;
  if (given === null) return NONE;
  const time = instants.eventTime(given.at);
  const reason = given.reason.trim() === '' ? '' : ` ${texts.inRow(given.reason)}`;
  return given.kind === 'no-link'
    ? `Absence de lien déclarée à ${time}.${reason}`
    : { text: [{ text: 'S’est retiré', bold: true }, ` à ${time}.${reason}`] };
}
