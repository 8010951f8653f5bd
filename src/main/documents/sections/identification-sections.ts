/** Who, what, where and when: certification and session, candidate, test. */
import type { Content } from 'pdfmake/interfaces';
import { formatBytes, formatIsoDate, formatShare } from '../french-format.ts';
import { facts, twoColumns } from '../minutes-layout.ts';
import { ATTENDANCE, counted, EVALUATOR, IDENTITY_DOCUMENT, NONE } from '../minutes-wording.ts';
import type { PrintContext, Section } from '../print-context.ts';

type Fact = readonly [string, Content];

const orNone = (text: string) => (text.trim() === '' ? NONE : text);

/** Joins the parts that hold something. */
const joined = (parts: readonly (string | null)[], separator = ', ') =>
  parts.filter((part) => part !== null && part.trim() !== '').join(separator);

export function sessionSection({ content, instants, isAbsence }: PrintContext): Section {
  const { certification, session } = content;
  const rows: Fact[] = [
    ['Certification', { text: certification.title, bold: true }],
    [
      'Référentiel',
      {
        stack: [
          `${certification.id}, version ${certification.version}`,
          { text: `SHA-256 : ${certification.digest}`, style: 'tiny' },
        ],
      },
    ],
    ['Session', session.title],
    ['Organisation', orNone(session.organisation)],
    ['Date et lieu', joined([formatIsoDate(session.date), session.place])],
  ];
  if (!isAbsence) rows.push(['Passage', passageTimes(content, instants)]);
  rows.push([
    'Contenu arrêté',
    `le ${instants.date(content.lockedAt)} à ${instants.hour(content.lockedAt)} (heures du fuseau ${content.timeZone})`,
  ]);
  return { title: 'Certification et session', body: [facts(rows)] };
}

function passageTimes(content: PrintContext['content'], instants: PrintContext['instants']): string {
  const starts = content.phases.flatMap(({ startedAt }) => startedAt ?? []);
  const ends = content.phases.flatMap(({ endedAt }) => endedAt ?? []);
  if (starts.length === 0) return 'non commencé';
  const begin = Math.min(...starts);
  const end = ends.length === 0 ? NONE : instants.hour(Math.max(...ends));
  return `le ${instants.date(begin)}, de ${instants.hour(begin)} à ${end}`;
}

export function candidateSection(context: PrintContext): Section {
  const { candidate, identity, attendance } = context.content;
  const { instants, isAbsence } = context;
  const left: Fact[] = [
    ['Nom', { text: candidate.lastName, bold: true }],
    ['Prénom', { text: candidate.firstName, bold: true }],
    ['Naissance', joined([formatIsoDate(candidate.birthDate), candidate.birthPlace], ', à ') || NONE],
    [
      'Identité',
      identity === null
        ? isAbsence
          ? 'non vérifiée, candidat absent'
          : 'non vérifiée'
        : joined([
            IDENTITY_DOCUMENT[identity.document],
            identity.note,
            `vérifiée à ${instants.eventTime(identity.at)}`,
          ]),
    ],
  ];
  const right: Fact[] = [
    ['Entreprise', orNone(candidate.company)],
    ['Organisme', orNone(candidate.trainingBody)],
    ['Tuteur', orNone(candidate.tutor)],
    [
      'Présence',
      joined([
        ATTENDANCE[attendance.status],
        attendance.note,
        `constaté à ${instants.eventTime(attendance.at)}`,
      ]),
    ],
  ];
  return { title: 'Candidat', body: [twoColumns(facts(left, 52), facts(right, 60))] };
}

export function testSection({ content, isAbsence }: PrintContext): Section {
  const { bloc, test, accommodation } = content;
  const rows: Fact[] = [
    ['Bloc', { text: [{ text: `${bloc.label} `, bold: true }, bloc.title] }],
    ['Épreuve', test.title],
    ['Évaluateur', evaluator(test.evaluator)],
    ['Sujet ou cas', orNone(test.caseTitle)],
    ['Pièces remises', attachments(test.attachments)],
    ['Aménagement', accommodation.length === 0 ? 'aucun' : accommodation.join(' ; ')],
  ];
  return { title: isAbsence ? 'Épreuve prévue' : 'Épreuve', body: [facts(rows)] };
}

function evaluator(source: PrintContext['content']['test']['evaluator']): Content {
  const lines: Content[] = [`Selon le référentiel : « ${source.sourceText} »`];
  if (source.contradiction !== null) {
    lines.push(`Le référentiel porte aussi : « ${source.contradiction} »`);
    lines.push(
      source.chosen === null
        ? 'Aucun choix exprimé.'
        : `Choix explicite de l’organisation : épreuve évaluée par ${EVALUATOR[source.chosen]}.`,
    );
  } else if (source.chosen !== null) {
    lines.push(`Épreuve évaluée par ${EVALUATOR[source.chosen]}.`);
  }
  return { stack: lines };
}

function attachments(files: PrintContext['content']['test']['attachments']): Content {
  if (files.length === 0) return 'aucune';
  return {
    stack: files.map((file) => ({
      stack: [
        `${file.name} (${formatBytes(file.byteCount)})`,
        { text: `SHA-256 : ${file.sha256}`, style: 'tiny' },
      ],
    })),
  };
}

/** One sentence on the composition rules of the session. */
export function compositionRules({ session }: PrintContext['content']): string {
  const { minMembers, quorum, minExternalShare } = session.rules;
  return (
    `Règles de composition de la session : ${counted(minMembers, 'membre', 'membres')} au moins, quorum de ` +
    `${String(quorum)}, ${formatShare(minExternalShare)} au moins de membres externes parmi les votants.`
  );
}
