/** Who, what, where and when: certification and session, candidate, test. */
import type { Content, ContentText } from 'pdfmake/interfaces';
import { outcomeWord, statedResult } from '../../domain/minutes/stated-result.ts';
import { handContent } from '../hand.ts';
import { formatBytes, formatIsoDate, formatShare } from '../french-format.ts';
import { facts, twoColumns } from '../minutes-layout.ts';
import {
  ATTENDANCE,
  ATTENDANCE_SIGNATURE,
  counted,
  EVALUATOR,
  IDENTITY_DOCUMENT,
  NONE,
  OUTCOME,
} from '../minutes-wording.ts';
import type { PrintContext, Section } from '../print-context.ts';
import { blocLabelWord, RESULT_2 } from '../result-wording.ts';
import { TOGETHER_2 } from '../wording-2.ts';
import { wordingLanguage } from '../wording-language.ts';

type Fact = readonly [string, Content];

/** Of the labels beside which a signature stands, and where the hand is drawn. Points. */
const SIGNED_LABEL_WIDTH = 68;
const HAND_ROOM = { width: 120, height: 30 };

const orNone = (text: string) => (text.trim() === '' ? NONE : text);

/** Joins the parts that hold something. */
const joined = (parts: readonly (string | null)[], separator = ', ') =>
  parts.filter((part) => part !== null && part.trim() !== '').join(separator);

/** Joins statements as sentences, each closed by one full stop. */
function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

export function sessionSection({ content, instants, isAbsence }: PrintContext): Section {
  const { certification, session } = content;
  const rows: Fact[] = [
    ['Certification', { text: certification.title, bold: true, ...wordingLanguage(content) }],
    [
      'Référentiel',
      {
        stack: [
          `${certification.id}, version ${certification.version}`,
          { text: `SHA-256 : ${certification.digest}`, style: 'tiny' },
        ],
      },
    ],
    ['Session', joined([session.title, session.organisation])],
    ['Date et lieu', joined([formatIsoDate(session.date), session.place])],
  ];
  if (content.schema === 'pupitre.minutes/2' && content.session.departure !== null)
    rows.push([RESULT_2.departure, content.session.departure]);
  if (!isAbsence) rows.push(['Passage', passageTimes(content, instants)]);
  if (content.schema === 'pupitre.minutes/2' && content.together !== undefined)
    rows.push([TOGETHER_2.label, TOGETHER_2.count(content.together)]);
  rows.push([
    'Contenu arrêté',
    `le ${instants.date(content.lockedAt)} à ${instants.time(content.lockedAt)}, heures du fuseau ${content.timeZone}`,
  ]);
  return { title: 'Certification et session', body: [facts(rows)], room: 70 };
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
  ];
  const right: Fact[] = [
    ['Entreprise', orNone(candidate.company)],
    ['Organisme', orNone(candidate.trainingBody)],
    ['Tuteur', orNone(candidate.tutor)],
  ];
  const signed = isAbsence ? [] : signatureFact(context);
  if (!isAbsence) {
    const { status, note, at } = attendance;
    left.push(['Identité', identityCheck(identity, instants)]);
    right.push(['Présence', sentences([`${ATTENDANCE[status]} (${instants.moment(at)})`, note])]);
    right.push(...signed);
  }
  return {
    title: 'Candidat',
    room: 90,
    body: [twoColumns(facts(left, 52), facts(right, signed.length === 0 ? 60 : SIGNED_LABEL_WIDTH))],
  };
}

/** How the candidate signed for being there, and what their hand left. */
function signatureFact({ content, instants }: PrintContext): Fact[] {
  const signature = content.schema === 'pupitre.minutes/2' ? content.attendance.signature : undefined;
  if (signature === undefined) return [];
  const { at, hand, note, way } = signature;
  const { label, notes, ways } = ATTENDANCE_SIGNATURE;
  const said = sentences([`${ways[way]} (${instants.moment(at)})`, `${notes[way]}${note}`]);
  return [[label, hand === null ? said : { stack: [said, handContent(hand, HAND_ROOM)] }]];
}

function identityCheck(
  identity: PrintContext['content']['identity'],
  instants: PrintContext['instants'],
): string {
  if (identity === null) return 'Non vérifiée.';
  return sentences([
    `${IDENTITY_DOCUMENT[identity.document]} (${instants.moment(identity.at)})`,
    identity.note,
  ]);
}

/** The jury's finding that the candidate did not come, with the candidate it is about. */
export function absenceSection(context: PrintContext): Section {
  const { content } = context;
  const { candidate, attendance, test } = content;
  const { at, reason, recommendations } = statedResult(content);
  const finding = context.words.absence({
    moment: context.instants.moment(attendance.at),
    isJustified: attendance.status === 'absent-justified',
    firstName: candidate.firstName,
    lastName: candidate.lastName,
    testTitle: test.title,
    blocLabel: blocLabels(content).join(', '),
  });
  return {
    title: 'Candidat et constat',
    room: 90,
    body: [
      ...candidateSection(context).body,
      {
        text: sentences([
          finding,
          attendance.note,
          'L’épreuve n’a pas eu lieu ; aucune compétence n’a été évaluée',
        ]),
        margin: [0, 5, 0, 0],
      },
      { text: statedOutcome(content), style: 'outcome', margin: [0, 4, 0, 2], ...wordingLanguage(content) },
      {
        text: sentences([
          reason,
          recommendations,
          `Arrêté le ${context.instants.date(at)} à ${context.instants.time(at)}`,
        ]),
      },
    ],
  };
}

function statedOutcome(content: PrintContext['content']): string {
  return content.schema === 'pupitre.minutes/1'
    ? OUTCOME[content.status][content.decision.outcome]
    : outcomeWord(content, content.result.outcome);
}

function blocLabels(content: PrintContext['content']): readonly string[] {
  return content.schema === 'pupitre.minutes/1'
    ? [content.bloc.label]
    : content.blocs.map(({ label }) => label);
}

/** Under the certification's word for them. */
function blocFact(content: PrintContext['content']): Fact {
  const named = ({ label, title }: { readonly label: string; readonly title: string }): ContentText => ({
    text: [{ text: `${label} `, bold: true }, title],
    ...wordingLanguage(content),
  });
  if (content.schema === 'pupitre.minutes/1') return ['Bloc', named(content.bloc)];
  const { blocs } = content;
  if (blocs.length === 0) return [RESULT_2.scopeLabel, RESULT_2.wholeScope];
  return [blocLabelWord(content), { stack: blocs.map(named) }];
}

export function testSection({ content, isAbsence }: PrintContext): Section {
  const { test, accommodation } = content;
  const rows: Fact[] = [
    blocFact(content),
    ['Épreuve', { text: test.title, ...wordingLanguage(content) }],
    ['Évaluateur', evaluator(test.evaluator)],
  ];
  // A test that did not take place had no subject, and used neither the files handed in nor the measures granted.
  if (!isAbsence) {
    // A subject that was played has a section of its own.
    if ((content.roleplay ?? null) === null) rows.push(['Sujet ou cas', orNone(test.caseTitle)]);
    rows.push(['Pièces remises', attachments(test.attachments)]);
    rows.push(['Aménagement', accommodation.length === 0 ? 'aucun' : accommodation.join(' ; ')]);
  }
  return { title: isAbsence ? 'Épreuve prévue' : 'Épreuve', body: [facts(rows)], room: 70 };
}

function evaluator({
  sourceText,
  contradiction,
  chosen,
}: PrintContext['content']['test']['evaluator']): string {
  const parts = [`« ${sourceText} » selon le référentiel`];
  if (contradiction !== null) parts.push(`qui porte aussi « ${contradiction} »`);
  const choice =
    chosen !== null
      ? `${contradiction === null ? 'Évalué' : 'Choix explicite de l’organisation : évalué'} par ${EVALUATOR[chosen]}.`
      : contradiction === null
        ? ''
        : 'Aucun choix exprimé.';
  return `${parts.join(', ')}. ${choice}`.trim();
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
