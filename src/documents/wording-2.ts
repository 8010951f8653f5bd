/**
 * The words of content `/2` that are new, or other than those of `/1`. Names are set apart by a colon or by brackets: "de" before
 * a name would have to elide for some names and not for others.
 */
import type { MinutesContent2 } from '../domain/minutes/minutes.schema.ts';
import { formatDuration } from './french-format.ts';
import { CONDUCT_DETAIL, conductText, counted, STATUS } from './minutes-wording.ts';
import type { MinutesWording } from './wording.types.ts';

type Entry = MinutesContent2['conduct'][number];
type Member = MinutesContent2['members'][number];
type Attempt = MinutesContent2['attempts'][number];
type CompositionFault = MinutesContent2['composition'][number];

/** Closed codes that qualify the new entries of the conduct log. */
const DETAIL: Readonly<Record<string, string>> = {
  ...CONDUCT_DETAIL,
  technical: 'panne technique',
  continue: 'poursuite de l’épreuve',
  restart: 'épreuve à recommencer',
  substitute: 'suppléance',
  late: 'retard',
  interruption: 'interruption',
  withdrawal: 'retrait d’un membre',
  composition: 'jury recomposé',
  ruling: 'décision de la présidence',
  'counted-before': 'comptées dans cette phase',
  suspended: 'suspendues, non comptées',
  unaccounted: 'temps non mesuré',
  'grid-reopened': 'sa grille non scellée lui a été rouverte',
  'birth-date': 'date de naissance',
  'birth-place': 'lieu de naissance',
  'case-title': 'sujet ou cas',
  'imported-result': 'résultat importé',
  attachment: 'pièce jointe',
  freeze: 'arrêt du poste',
  lid: 'poste fermé',
};

const RESULT_STATUS: Readonly<Record<MinutesContent2['status'], string>> = {
  proposition: 'RÉSULTAT D’ÉPREUVE PROPOSÉ',
  decision: 'RÉSULTAT D’ÉPREUVE',
};

export const WORDING_2: MinutesWording = {
  // Two points to a module: no longer than 190 bytes.
  code: (number, contentDigest) =>
    `PV n° ${number}\nSHA-256 du contenu : ${contentDigest}\nÀ comparer : vérification du PDF d’origine, page 1`,
  // Content of this version, which alone has these words.
  status: (content, kind) => (kind === 'decision' ? statusText(content as MinutesContent2) : 'CONSTAT'),
  conductText: (entry, length) => conductText2(entry as Entry, length),
  absence: ({ blocLabel, firstName, isJustified, lastName, moment, testTitle }) =>
    `Le jury constate ${moment} une absence ${isJustified ? 'justifiée' : 'non justifiée'} à l’épreuve ` +
    `« ${testTitle} »${blocLabel === '' ? '' : ` (${blocLabel})`} : ${firstName} ${lastName}`,
  marksLegend: (names) =>
    `Appréciations initiales scellées : ${names}. À côté de chacune : nombre d’indicateurs observés · ` +
    'en partie · non observés · sans objet ; aucun nombre quand aucun indicateur n’a été renseigné.',
  markCounts: ({ notApplicable, notObserved, observed, partly }) => {
    const counts = [observed, partly, notObserved, notApplicable];
    return counts.every((count) => count === 0) ? '' : counts.join('·');
  },
  dissentOnResult: (name) => `Avis divergent (${name})`,
  drawnAmong: (eligible, pool) =>
    `${eligible === 1 ? 'parmi le seul sujet qui pouvait' : `parmi les ${String(eligible)} sujets qui pouvaient`} sortir` +
    (pool > eligible ? `, ${counted(pool - eligible, 'autre écarté', 'autres écartés')}` : ''),
  memberField: (name, capacity) => `Signature : ${name}, ${capacity}`,
};

/** A decision is spoken of only where the certification lets this test alone decide. */
function statusText({ status, test }: MinutesContent2): string {
  return test.isDeciding ? STATUS[status] : RESULT_STATUS[status];
}

/** What one entry of the conduct log records. */
function conductText2(entry: Entry, length: string): string {
  const { countedMs, detail, memberName, type } = entry;
  const about = memberName === null ? '' : ` : ${memberName}`;
  const told = detail === null ? '' : (DETAIL[detail] ?? detail);
  const qualifier = told === '' ? '' : ` (${told})`;
  const because = told === '' ? '' : ` : ${told}`;
  switch (type) {
    case 'incident':
      return `Incident${qualifier}${length === '' ? '' : ` de ${length}`}`;
    case 'interruption':
      return length === ''
        ? `Interruption de l’application, de durée inconnue${qualifier}`
        : `Interruption de l’application de ${length}${qualifier}`;
    case 'ruling':
      return detail === 'count-part'
        ? `Décision sur l’interruption${length === '' ? '' : ` de ${length}`} : ${formatDuration(countedMs ?? 0)} comptées comme écoulées`
        : conductText({ type, detail }, length) + countedText(countedMs);
    case 'departure':
      return detail === 'link' ? `Retrait pour un lien découvert${about}` : `Départ${about}`;
    case 'departure-undone':
      return `Départ annulé${about}`;
    case 'arrival':
      return detail === 'substitute' ? `Arrivée en suppléance${about}` : `Arrivée${about}`;
    case 'succession':
      return `Présidence reprise${about}`;
    case 'withdrawal-ruling':
      return `Décision après le retrait${because}`;
    case 'restart':
      return `Épreuve recommencée${qualifier}`;
    case 'early-end':
      return `Phase close avant son terme${length === '' ? '' : `, ${length} restantes`}`;
    case 'return':
      return length === '' || told === ''
        ? 'Retour à cette phase'
        : `Retour à cette phase : ${length} passées depuis, ${told}`;
    case 'pin-reset':
      return `Code personnel remplacé${about}${told === '' ? '' : `, ${told}`}`;
    case 'grid-reopened':
      return `Grille rouverte après scellement${about} (${lateText(detail)})`;
    case 'completion':
      return `Mention complétée${because}`;
    case 'candidate-left':
      return 'Départ du candidat, épreuve close pour lui';
    default:
      return conductText({ type, detail }, length);
  }
}

/** How many entries had come after a seal. */
function lateText(count: string | null): string {
  return count === '1' ? '1 saisie arrivée trop tard' : `${count ?? '0'} saisies arrivées trop tard`;
}

function countedText(countedMs: number | null): string {
  return countedMs === null ? '' : `, ${formatDuration(countedMs)} comptées comme écoulées`;
}

/** Words of a test that several candidates began by the same start: how many, and never who. */
export const TOGETHER_2 = {
  label: 'Passage commun',
  count: (count: number) => `${String(count)} candidats, une seule horloge ; chacun a son procès-verbal`,
};

/** Words of what happens to a jury while a candidate passes. */
export const JURY_2 = {
  substitute: 'Suppléance',
  notCalled: 'Suppléance non requise',
  withoutVote: 'sans voix délibérative',
  arrived: (moment: string) => `arrivée ${moment}`,
  left: ({ cause }: Pick<NonNullable<Member['departure']>, 'cause'>) =>
    cause === 'link' ? 'Retrait pour un lien découvert' : 'Départ',
  counted: 'Ses appréciations scellées comptent.',
  uncounted: 'Ses appréciations ne sont pas comptées.',
  uncountedMark: 'non comptée',
  uncountedChange: 'Non compté : délibéré dans une autre composition du jury.',
  linkTakenBack: (name: string, declared: string, reason: string, takenBack: string) =>
    `Lien déclaré ${declared} : ${name} (${reason}) ; déclaration reprise ${takenBack}, le membre déclarant n’avoir aucun lien.`,
  /** What the jury that decided lacked of its rules. */
  composition: (faults: readonly string[]) =>
    `Composition du jury qui a statué, au regard de ces règles : ${faults.join(' ; ')}.`,
  compositionFault,
  succession: (moment: string, name: string, namedBy: readonly string[]) =>
    `Présidence reprise ${moment} : ${name}, par désignation (${namedBy.join(', ')}).`,
  pinReset: (moment: string, name: string, confirmedBy: readonly string[], isGridReopened: boolean) =>
    `Code personnel remplacé ${moment} : ${name}, sous le code d’autres membres (${confirmedBy.join(', ')}).` +
    (isGridReopened ? ' La grille non scellée du membre lui a été rouverte.' : ''),
} as const;

function compositionFault({ actual, code, expected, memberName }: CompositionFault): string {
  const name = memberName ?? '';
  const least = `pour ${String(expected ?? 0)} au moins`;
  switch (code) {
    case 'too-few-members':
      return `${counted(actual ?? 0, 'membre votant', 'membres votants')} ${least}`;
    case 'too-many-members':
      return `${counted(actual ?? 0, 'membre votant', 'membres votants')} pour ${String(expected ?? 0)} au plus`;
    case 'not-joint':
      return `jury non paritaire : ${counted(actual ?? 0, 'membre votant', 'membres votants')} d’un collège pour ${String(expected ?? 0)} d’un autre`;
    case 'too-few-external':
      return `${counted(actual ?? 0, 'membre externe', 'membres externes')} parmi les votants, ${least}`;
    case 'president-missing':
      return 'la présidence n’est tenue par aucun membre';
    case 'several-presidents':
      return 'la présidence est tenue par plusieurs membres';
    case 'president-consultative':
      return `présidence sans voix délibérative (${name})`;
    case 'college-may-not-vote':
      return `voix délibérative d’un collège qui ne vote pas (${name})`;
    case 'duplicate-name':
      return `nom porté deux fois (${name})`;
  }
}

const ATTEMPT_CAUSE: Readonly<Record<Attempt['cause'], string>> = {
  interruption: 'interruption de plus de la moitié de la durée',
  withdrawal: 'retrait d’un membre du jury',
  composition: 'jury recomposé',
  ruling: 'décision de la présidence',
};

/** Words about a test that was begun again. */
export const ATTEMPT_2 = {
  title: 'Épreuve recommencée',
  note:
    'Ce qui suit a été commencé puis recommencé. Ces temps et ces appréciations sont conservés et cités ; ils ne comptent ' +
    'dans aucun résultat.',
  heading: (rank: number) => `Tentative ${String(rank)}`,
  times: 'Tenue',
  notBegun: 'aucune phase commencée',
  from: (start: string, end: string) => `${start}, fin ${end}`,
  restarted: 'Recommencée',
  cause: (moment: string, cause: Attempt['cause']) => `${moment}, ${ATTEMPT_CAUSE[cause]}`,
  reason: 'Motif',
  phases: 'Temps mesurés',
  members: 'Jury',
  sealed: 'Grilles scellées',
  noneSealed: 'aucune',
  marks: 'Appréciations scellées, non comptées',
  left: 'Départs',
  conduct: 'Déroulement',
  changes: 'Résultats délibérés, non comptés',
  result: 'Résultat donné, sans effet',
  minutes: 'Procès-verbal, sans effet',
  locked: (number: string, revision: number, moment: string, outcome: string) =>
    `N° ${number}, révision ${String(revision)}, verrouillé ${moment} : ${outcome}.`,
  signed: (names: readonly string[]) => `Signé : ${names.join(', ')}.`,
  unsigned: 'Non signé.',
  voided: (moment: string, reason: string) => `Déverrouillé ${moment} : ${reason}`,
} as const;

/** Words about scales and weights. */
/** What the candidate was handed. */
export const HANDOUTS_2 = {
  title: 'Remis au candidat',
  text: 'Texte',
  question: 'Question',
  drawn: (among: number, moment: string) => `Tirée au sort parmi ${String(among)} questions, ${moment}.`,
  draw: (rank: number, among: number, moment: string, given: string) =>
    `Tirage ${String(rank)}, ${moment}, parmi ${String(among)} questions\u00a0: «\u00a0${given}\u00a0».`,
} as const;

/** Words about entries that came too late. */
export const LATE_2 = {
  title: 'Saisies arrivées trop tard, non comptées',
  note:
    'Ce qui suit est arrivé au poste du jury après le scellement de la grille, ou d’un appareil qui avait été remplacé. Ces ' +
    'saisies sont conservées et citées\u00a0; elles ne sont dans aucune grille et ne comptent dans aucun résultat.',
  member: (name: string, count: number, from: string, to: string) =>
    count === 1
      ? `${name}\u00a0: 1 saisie, faite à ${from}.`
      : `${name}\u00a0: ${String(count)} saisies, faites de ${from} à ${to}.`,
  personalNotes: (count: number) =>
    count === 1 ? '1 note personnelle, non imprimée.' : `${String(count)} notes personnelles, non imprimées.`,
  unprinted: (count: number) =>
    count === 1
      ? '1 autre saisie n’est pas reproduite.'
      : `${String(count)} autres saisies ne sont pas reproduites.`,
  columns: { madeAt: 'Faite à', receivedAt: 'Arrivée à', criterion: 'Critère', entry: 'Saisie, non comptée' },
  cleared: 'effacée',
  mark: (mark: string) => `Appréciation\u00a0: ${mark}`,
  observation: (value: string | null) =>
    `Observation d’un indicateur\u00a0: ${value === null ? 'effacée' : (OBSERVED[value] ?? value)}`,
} as const;

const OBSERVED: Readonly<Record<string, string>> = {
  observed: 'observé',
  partly: 'observé en partie',
  'not-observed': 'non observé',
  'not-applicable': 'sans objet',
};

/** Grids that were filled in on paper. */
export const PAPER_2 = {
  title: 'Grilles sur papier',
  member: 'Membre du jury',
  entries: 'Saisie après le passage, d’après la grille papier',
  scan: 'Numérisation en annexe',
  typed: (what: string, first: string, last: string | null) =>
    last === null ? `${what}, ${first}` : `${what}, première saisie ${first}, dernière ${last}`,
  noEntries: 'aucune',
  noScan: 'aucune',
} as const;

export const ELSEWHERE_2 = 'dans une autre salle';

export const SCALE_2 = {
  numeric: (min: string, max: string, step: string) => `Notes de ${min} à ${max}, par pas de ${step}`,
  weight: (weight: string) => `(coefficient ${weight.replace('.', ',')})`,
  bonus: '(bonus)',
  descriptor: (label: string, text: string) => `${label} : ${text}`,
} as const;

export const SEAL_CERTIFICATE_2 = 'Cachet';
