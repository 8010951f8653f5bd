/** Certification, session and jury of the minutes of a session, and what a complement or a rectification is about. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { formatIsoDate, formatShare } from '../french-format.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import { COLLEGE, counted, PRESENCE, SEAT } from '../minutes-wording.ts';
import type { Section } from '../print-context.ts';
import type { SessionContext } from '../session-context.ts';
import { SESSION } from '../session-wording.ts';
import { RESULT_2 } from '../result-wording.ts';
import { JURY_2 } from '../wording-2.ts';

type Member = SessionContext['content']['members'][number];
type Fact = readonly [string, Content];

export function sessionFactsSection({ content, instants }: SessionContext): Section {
  const { certification, session } = content;
  const { id, references, title, version } = certification;
  const known = references.map(({ code, register }) => `${register} ${code}`).join(', ');
  const rows: Fact[] = [
    ['Certification', { text: title, bold: true }],
    [
      'Référentiel',
      {
        stack: [
          [`${id}, version ${version}`, known].filter((part) => part !== '').join(', '),
          { text: `SHA-256 : ${certification.digest}`, style: 'tiny' },
        ],
      },
    ],
    ['Session', [session.title, session.organisation].filter((part) => part !== '').join(', ')],
    ['Date et lieu', [formatIsoDate(session.date), session.place].filter((part) => part !== '').join(', ')],
    ...(session.departure === null ? [] : [[RESULT_2.departure, session.departure] as const]),
    [
      'Contenu arrêté',
      `le ${instants.date(content.lockedAt)} à ${instants.time(content.lockedAt)}, heures du fuseau ${content.timeZone}`,
    ],
  ];
  return { title: SESSION.sections.session, room: 70, body: [facts(rows)] };
}

/** Which minutes these complete. */
export function complementsSection(
  { contentDigest, number, archivedAt, pdfSha256 }: NonNullable<SessionContext['content']['complements']>,
  { instants }: SessionContext,
): Section {
  return {
    title: SESSION.sections.complements,
    room: 70,
    body: [
      SESSION.complementsText(number, instants.date(archivedAt)),
      { text: `SHA-256 du contenu : ${contentDigest}`, style: 'tiny' },
      { text: `SHA-256 du fichier PDF : ${pdfSha256}`, style: 'tiny' },
    ],
  };
}

export function sessionJurySection({ content, instants }: SessionContext): Section {
  const { composition, members, session } = content;
  const { minExternalShare, minMembers, quorum } = session.rules;
  const faults = composition.map(JURY_2.compositionFault);
  return {
    title: SESSION.sections.jury,
    room: 90,
    body: [
      ruledTable({
        widths: ['*', 74, 58, 150],
        head: [head('Membre convoqué et qualité'), head('Collège'), head('Présence'), head('Part prise')],
        rows: members.map((member): TableCell[] => [
          {
            stack: [
              { text: member.name, bold: true },
              { text: seat(member), style: 'small' },
            ],
          },
          {
            stack: [
              COLLEGE[member.college],
              { text: member.isExternal ? 'externe' : 'interne', style: 'small' },
            ],
          },
          PRESENCE[member.presence],
          { stack: part(member, instants), style: 'small', margin: [0, 1.6, 0, 0] },
        ]),
      }),
      {
        text:
          `Règles de composition de la session : ${counted(minMembers, 'membre', 'membres')} au moins, quorum de ` +
          `${String(quorum)}, ${formatShare(minExternalShare)} au moins de membres externes parmi les votants.`,
        style: 'small',
        margin: [0, 3, 0, 0],
      },
      ...(faults.length === 0
        ? []
        : [{ text: JURY_2.composition(faults), style: 'small', margin: [0, 3, 0, 0] } as Content]),
    ],
  };
}

function seat({ capacity, isPresident, status }: Member): string {
  return [
    ...(isPresident ? [SEAT.president] : []),
    ...(status === 'substitute' ? [JURY_2.substitute] : []),
    capacity,
  ].join('. ');
}

function part(member: Member, instants: SessionContext['instants']): string[] {
  const { departure, evaluated = [], isConsultative, isVoting, presence, withdrawnFrom } = member;
  const voice = isVoting
    ? SESSION.seats.voting
    : isConsultative
      ? SESSION.seats.consultative
      : SESSION.seats.none;
  return [
    ...(presence === 'absent' ? [] : [voice]),
    ...(departure === null
      ? []
      : [`${JURY_2.left(departure)} ${instants.moment(departure.at)}. ${departure.reason}`]),
    ...(withdrawnFrom.length === 0 ? [] : [SESSION.withdrawnFrom(withdrawnFrom)]),
    ...(evaluated.length === 0 ? [] : [SESSION.evaluated(evaluated)]),
  ];
}
