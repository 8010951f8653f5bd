/**
 * The words of the minutes of a session, content `/1`: decisions on blocs, and what follows from them. Outcomes that the
 * certification words are told in its words; the result of a test, the decision on a bloc and the outcome of the certification
 * are three things, and never worded alike.
 */
import type { Evidence } from '../domain/bloc/bloc.schema.ts';
import type { SessionContent, SessionRow } from '../domain/session-minutes/session-minutes.schema.ts';
import { formatDecimal, formatExact, formatExactShare } from './exact-format.ts';
import { formatIsoDate } from './french-format.ts';
import { NONE } from './minutes-wording.ts';

type Status = SessionContent['status'];
type Words = SessionContent['certification']['words'];
type Ruling = NonNullable<SessionRow['ruling']>;
type Annex = SessionContent['annex'][number];

export const SESSION = {
  title: 'Procès-verbal de session',
  complement: 'Procès-verbal de session complémentaire',
  rectification: 'Procès-verbal de session rectificatif',
  status: { proposition: 'PROPOSITIONS DU JURY', decision: 'DÉCISIONS DU JURY' },
  statusNote: {
    proposition:
      'Ce jury propose. Ses propositions sont remises au jury qui décide ; elles n’ouvrent droit à aucune attestation, à ' +
      'aucun certificat, à aucune déclaration.',
    decision: '',
  },
  running: (number: string) => `Procès-verbal de session n° ${number}`,
  code: (number: string, contentDigest: string) =>
    `PV n° ${number}\nSHA-256 du contenu : ${contentDigest}\nÀ comparer : vérification du PDF d’origine, page 1`,
  memberField: (name: string, capacity: string) => `Signature : ${name}, ${capacity}`,
  attachment: 'Données du procès-verbal de session (JSON canonique, RFC 8785)',
  sections: {
    session: 'Certification et session',
    complements: 'Objet du complément',
    jury: 'Jury',
    results: { proposition: 'Tableau des propositions', decision: 'Tableau des décisions' },
    candidate: 'Candidat',
    conduct: 'Absences et incidents',
    annex: 'Procès-verbaux cités',
  },
  complementsText: (number: string, date: string) =>
    `Complète le procès-verbal n° ${number}, archivé le ${date}, qui reste entier. Seules figurent ici les décisions prises ` +
    'depuis.',
  noAbsence: 'Aucune absence constatée.',
  noIncident: 'Aucun incident consigné.',
  noAnnex: 'Aucun : les décisions reposent sur d’autres éléments, cités avec chaque candidat.',
  annexNote:
    'Chaque procès-verbal est cité par son numéro et par l’empreinte SHA-256 de son contenu. Il a été contrôlé avant d’être ' +
    'utilisé.',
  seats: { voting: 'Voix délibérative', consultative: 'Voix consultative', none: 'Sans voix' },
  evaluated: (names: readonly string[]) => `A évalué dans un autre jury\u00a0: ${names.join(', ')}`,
  withdrawnFrom: (names: readonly string[]) => `Sans part aux décisions : ${names.join(', ')} (lien déclaré)`,
} as const;

/** Outcomes that a certification has no word for. */
const OUTCOME = {
  adjourned: 'Décision ajournée',
  absent: 'Absence',
  excused: 'Absence excusée',
  abandoned: 'Abandon',
  'fraud-suspected': 'Suspicion de fraude, décision suspendue',
} as const;

interface FavourableWords {
  readonly blocOutcome: { readonly favourable: string; readonly unfavourable: string };
}

/** What is decided of a bloc; of a proposition it is told as one. */
export function outcomeText(
  { kind, outcome }: Pick<Ruling, 'kind' | 'outcome'>,
  words: FavourableWords,
  status: Status,
) {
  return proposed(decided({ kind, outcome }, words), status);
}

function decided(
  { kind, outcome }: Pick<Ruling, 'kind' | 'outcome'>,
  { blocOutcome }: FavourableWords,
): string {
  if (kind === 'revocation' || outcome === null) return 'Décision retirée';
  if (kind === 'lifting') return `${blocOutcome.favourable}, réserve levée`;
  switch (outcome) {
    case 'validated':
      return blocOutcome.favourable;
    case 'refused':
      return blocOutcome.unfavourable;
    case 'conditional':
      return `${blocOutcome.favourable}, sous réserve`;
    default:
      return OUTCOME[outcome];
  }
}

/** Outcome of the certification, in its words. */
export function wholeText(
  { mention, outcome, outOf, value }: SessionContent['candidates'][number]['whole'],
  { whole }: Words,
  status: Status,
): string {
  if (outcome === null) return 'En attente';
  const number = value === null || outOf === null ? '' : `, ${formatExact(value)} sur ${formatExact(outOf)}`;
  return proposed(`${whole[outcome]}${number}${mention === null ? '' : `, ${mention}`}`, status);
}

function proposed(text: string, status: Status): string {
  return status === 'proposition' ? `Proposition : ${text}` : text;
}

/** A row that this jury decided nothing of. */
export function undecidedText({ held }: Pick<SessionRow, 'held'>): string {
  return held === null ? 'Sans décision à cette session' : 'Déjà acquis';
}

/** By which reference a bloc is held, since when and until when. */
export function heldText({ heldOn, reference, validUntil }: NonNullable<SessionRow['held']>): string {
  const until = validUntil === null ? 'à vie' : `jusqu’au ${formatIsoDate(validUntil)}`;
  return `${reference}, acquis le ${formatIsoDate(heldOn)}, valable ${until}`;
}

/** What is awaited, until when, and who lifts it. */
export function conditionText({
  document,
  dueOn,
  isLiftedByPresident,
}: NonNullable<Ruling['condition']>): string {
  const by = isLiftedByPresident
    ? 'la présidence du jury lève seule la réserve à réception'
    : 'le jury se réunit de nouveau pour lever la réserve';
  return `${document}, à remettre au plus tard le ${formatIsoDate(dueOn)} ; ${by}.`;
}

const STATE: Readonly<Record<Exclude<Evidence['state'], 'done'>, string>> = {
  'to-come': 'À venir',
  absent: 'Absence',
  excused: 'Absence excusée',
  exempted: 'Dispense',
};

/** What a test gave. */
export function evidenceResult({ isEliminatory, kind, result, state }: Evidence, words: Words): string {
  if (state !== 'done') return STATE[state];
  const { mark, outcome, outOf, value } = result;
  // A jury's share is told as its own minutes tell it.
  const isShare = outOf === '1' && (kind === 'minutes' || kind === 'earlier-minutes');
  const parts = [
    value === null ? '' : isShare ? formatExactShare(value) : numberText(value, outOf),
    value === null ? mark : '',
    outcome === null ? '' : words.test[outcome],
    isEliminatory ? 'éliminatoire' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? NONE : parts.join(', ');
}

function numberText(value: string, outOf: string | null): string {
  const said = (text: string) => (text.includes('/') ? formatExact(text) : formatDecimal(text));
  return outOf === null ? said(value) : `${said(value)} sur ${said(outOf)}`;
}

const KIND: Readonly<Record<Evidence['kind'], string>> = {
  minutes: 'Procès-verbal',
  'earlier-minutes': 'Procès-verbal de proposition',
  score: 'Note importée',
  'tutor-grid': 'Grille du tuteur',
  'on-file': 'Sur dossier',
  exemption: 'Dispense',
  absence: 'Constat',
  'new-mark': 'Note entrée par ce jury',
};

const STANDING: Readonly<Record<Evidence['status'], string>> = {
  usable: '',
  'to-be-confirmed': 'À confirmer : ne fonde aucune décision.',
  withdrawn: 'Retiré : ne fonde aucune décision.',
};

/** Where it comes from, and why it was entered. */
export function evidenceSource({ author, kind, note, reference, status }: Evidence): string {
  const source =
    reference === null
      ? KIND[kind]
      : reference.kind === 'minutes'
        ? `${KIND[kind]} n° ${reference.number}`
        : `${KIND[kind]} (${reference.kind === 'file' ? reference.name : reference.text})`;
  return sentences([author === '' ? source : `${source}, ${author}`, note, STANDING[status]]);
}

/** Each closed by one full stop, but for a single one that needs none. */
function sentences(parts: readonly string[]): string {
  const [first = '', ...rest] = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (rest.length === 0) return first;
  return [first, ...rest].map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** How cited minutes were checked. */
export function verifiedText({ authority, verified }: Annex): string {
  const how = {
    here: 'archivé ici',
    authentic: 'importé, authentique',
    'to-be-confirmed': 'importé, autorité à confirmer',
  }[verified];
  return authority === null ? how : `${how} ; ${authority}`;
}
