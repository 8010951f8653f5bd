/** The members convened, in what capacity they sat, and their declarations. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { head, ruledTable } from '../minutes-layout.ts';
import { COLLEGE, NONE, PRESENCE, SEAT } from '../minutes-wording.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import type { PrintContext, Section } from '../print-context.ts';
import { laterFacts, memberFacts } from '../../domain/minutes/later-facts.ts';
import { JURY_2 } from '../wording-2.ts';
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
      ...changesOfJury(context),
      { text: compositionRules(content), style: 'small', margin: [0, 3, 0, 0] },
      ...compositionFaults(context),
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
    presence(member, context),
    declarationAndDeparture(member, context, texts),
  ];
}

function seat(member: Member): string[] {
  const { isConsultative, isPresident } = member;
  return [
    ...(isPresident ? [SEAT.president] : []),
    ...(isConsultative ? [SEAT.consultative] : []),
    ...(memberFacts(member).status === 'substitute' ? [JURY_2.substitute] : []),
  ];
}

/** Where a member sat and, for who was not there from the start, since when and with what voice. */
function presence(member: Member, { instants }: PrintContext): TableCell {
  const { arrivedAt, isVoting, status } = memberFacts(member);
  if (member.presence === 'absent' && status === 'substitute') {
    return { stack: [NONE, { text: JURY_2.notCalled, style: 'small' }] };
  }
  if (arrivedAt === null) return PRESENCE[member.presence];
  const voice = isVoting || member.isConsultative ? [] : [JURY_2.withoutVote];
  const arrival = [JURY_2.arrived(instants.moment(arrivedAt)), ...voice].join(', ');
  return { stack: [PRESENCE[member.presence], { text: arrival, style: 'small' }] };
}

function declarationAndDeparture(member: Member, context: PrintContext, texts: LongTexts): TableCell {
  const { departure } = memberFacts(member);
  const declared = declaration(member, context, texts);
  if (departure === null) return declared;
  const reason = departure.reason.trim() === '' ? '' : ` ${sentence(texts.inRow(departure.reason))}`;
  const rest = `${reason} ${departure.isCounted ? JURY_2.counted : JURY_2.uncounted}`;
  const left: Content = {
    text: [{ text: JURY_2.left(departure), bold: true }, ` ${context.instants.moment(departure.at)}.${rest}`],
    ...SMALL,
  };
  return { stack: [declared as Content, left] };
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** What the jury that decided lacked of the rules above. */
function compositionFaults({ content }: PrintContext): Content[] {
  const faults = laterFacts(content).composition.map(JURY_2.compositionFault);
  return faults.length === 0
    ? []
    : [{ text: JURY_2.composition(faults), style: 'small', margin: [0, 3, 0, 0] }];
}

/** Links that were declared and taken back, who presided after the president left, and the personal codes that were replaced. */
function changesOfJury({ content, instants }: PrintContext): Content[] {
  const { linksTakenBack, pinResets, presidency } = laterFacts(content);
  return [
    ...linksTakenBack.map(({ declaredAt, name, reason, takenBackAt }) =>
      JURY_2.linkTakenBack(name, instants.moment(declaredAt), reason, instants.moment(takenBackAt)),
    ),
    ...presidency.map(({ at, name, namedBy }) => JURY_2.succession(instants.moment(at), name, namedBy)),
    ...pinResets.map(({ at, confirmedBy, isGridReopened, name }) =>
      JURY_2.pinReset(instants.moment(at), name, confirmedBy, isGridReopened),
    ),
  ].map((text): Content => ({ text, style: 'small', margin: [0, 3, 0, 0] }));
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
