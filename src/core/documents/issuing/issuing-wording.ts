/** Words of the papers that leave after a session. French, as the minutes are. */
import { outcomeText } from '../../../documents/session-wording.ts';
import type { AccessWay, Initiative, VaeWay } from '../../../domain/candidate/enrolment.ts';
import type { EntryKind } from '../../../domain/candidate/evidence.ts';
import type { BlocDecisionWord, IssuedKind, SessionResults } from '../../../domain/issuing/issuing.types.ts';

type Words = SessionResults['certification']['words'];

export const PAPER_TITLE: Readonly<Record<IssuedKind, string>> = {
  notification: 'Notification de résultats',
  attestation: 'Attestation de validation',
  certificate: 'Certificat',
  extract: 'Extrait des données de la personne',
  'results-table': 'Tableau des résultats',
};

export const PROPOSED_TABLE = 'Tableau des propositions';

/** The decision on a bloc, in the words of the minutes that hold it. */
export function outcomeWord(words: Words, outcome: BlocDecisionWord): string {
  return outcomeText({ kind: 'decision', outcome }, words, 'decision');
}

export const ROW_STATE = {
  revoked: 'Décision retirée',
  held: (reference: string) => (reference === '' ? 'Déjà acquis' : `Déjà acquis (${reference})`),
  pending: 'Non statué',
} as const;

export const PAPER = {
  number: (number: string) => `n° ${number}`,
  preview: 'APERÇU SANS VALEUR',
  duplicate: 'DUPLICATA',
  duplicateOf: (number: string, date: string) => `Duplicata de l’original n° ${number}, délivré le ${date}.`,
  ofOriginal: (number: string, date: string) => `de l’original n° ${number}, délivré le ${date}`,
  madeOut: (place: string, date: string) => (place === '' ? `Le ${date}` : `${place}, le ${date}`),
  minutes: (number: string) => `procès-verbal de session n° ${number}`,
  minutesOf: (number: string, date: string) => `procès-verbal de session n° ${number} du ${date}`,
  born: (sex: 'M' | 'F' | null, date: string, place: string) =>
    `${sex === 'F' ? 'née' : sex === 'M' ? 'né' : 'né(e)'} le ${date}${place === '' ? '' : ` à ${place}`}`,
  usual: (name: string) => `nom d’usage : ${name}`,
  reference: (register: string, code: string) =>
    register === 'RNCP' || register === 'RS' ? `${register} ${bare(register, code)}` : code,
  digest: 'Empreinte du procès-verbal (SHA-256)',
  code: (number: string, minutes: string, digest: string) =>
    `Document ${number}\nProcès-verbal ${minutes}\nSHA-256 ${digest}`,
  checked:
    'Le code contient le numéro de ce document, celui du procès-verbal de la session et l’empreinte de son contenu, à comparer avec ' +
    'l’original détenu par l’organisme.',
  page: (page: number, count: number) => `Page ${String(page)} sur ${String(count)}`,
  signatory: 'Pour l’organisme',
  seal: 'Cachet de l’organisation',
  sealLabel: 'Cachet électronique de l’organisation',
  made: (date: string, time: string, version: string) => `établi le ${date} à ${time}, Pupitre ${version}`,
} as const;

function bare(register: string, code: string): string {
  return code.startsWith(register) ? code.slice(register.length).trim() : code;
}

export const FACT = {
  birthName: 'Nom de naissance',
  usualName: 'Nom d’usage',
  firstName: 'Prénom',
  birth: 'Naissance',
  certification: 'Certification',
  reference: 'Référence',
  session: 'Session',
  decision: 'Décision',
  date: 'Date et lieu',
} as const;

export const NOTIFICATION = {
  lede: (date: string) =>
    `Le jury réuni le ${date} a statué sur votre dossier. Voici ses décisions, telles que son procès-verbal les porte.`,
  decisions: (many: string) => `Décisions par ${many}`,
  whole: 'Certification',
  reasons: 'Motifs et préconisations',
  reason: 'Motif : ',
  recommendations: 'Préconisations : ',
  conditions: 'Réserves',
  condition: (document: string, until: string) =>
    `Pièce à remettre : ${document}, au plus tard le ${until}. Tant que la réserve n’est pas levée, aucune attestation n’est délivrée.`,
  appeal: 'Voies de recours',
  validity: (until: string) => `acquis jusqu’au ${until}`,
  columns: ['Intitulé', 'Décision'],
} as const;

export const ATTESTATION = {
  attests: (organisation: string) =>
    `${organisation === '' ? 'L’organisme certificateur' : organisation} atteste que`,
  validated: (one: string) => `a obtenu la validation de l’élément suivant (${one}) :`,
  of: 'de la certification',
  by: (date: string) => `par décision du jury réuni le ${date},`,
  valid: (until: string) => `Validation acquise jusqu’au ${until}.`,
  notWhole:
    'Cette attestation porte sur une partie de la certification. Elle ne vaut pas délivrance de la certification entière.',
} as const;

export const CERTIFICATE = {
  lede: 'Vu le procès-verbal du jury, la certification professionnelle',
  awarded: 'est délivrée à',
  by: (date: string) => `par décision du jury réuni le ${date}`,
  mention: (mention: string) => `avec la mention « ${mention} »`,
  holder: 'Signature du titulaire',
  once: 'Il n’est délivré qu’un exemplaire original de ce certificat.',
} as const;

export const TABLE = {
  columns: ['Candidat', 'Naissance', 'Décisions', 'Motif, préconisations ou réserve', 'Certification'],
  spreadsheet: [
    'Nom de naissance',
    'Nom d’usage',
    'Prénom',
    'Date de naissance',
    'Lieu de naissance',
    'Code',
    'Intitulé',
    'Décision',
    'Motif',
    'Préconisations',
    'Pièce attendue',
    'Au plus tard le',
    'Certification',
    'Mention',
    'Procès-verbal',
    'Date du jury',
  ],
  sheet: 'Résultats',
  reason: (label: string, text: string) => `${label}, motif : ${text}`,
  recommendations: (label: string, text: string) => `${label}, préconisations : ${text}`,
  condition: (label: string, text: string, until: string) =>
    `${label}, pièce à remettre au plus tard le ${until} : ${text}`,
  counted: (count: string, isPlural: boolean) => `${count} candidat${isPlural ? 's' : ''}`,
  proposed:
    'Le jury de cette session propose : ces résultats n’ouvrent droit à rien avant la décision du jury compétent.',
  none: '–',
} as const;

export const EXTRACT = {
  lede:
    'Cet extrait réunit les données que l’organisme détient sur vous dans Pupitre et les appréciations écrites lors de vos épreuves. Les ' +
    'niveaux et les points attribués par chaque examinateur restent confidentiels : ils n’y figurent pas.',
  person: 'Vos données',
  enrolments: 'Vos inscriptions',
  tests: 'Vos épreuves',
  notes: 'Appréciations',
  decisions: 'Décisions',
  entries: 'Résultats enregistrés',
  noNotes: 'Aucune appréciation écrite.',
  nothing: 'Aucune donnée.',
} as const;

export const EXTRACT_FACT = {
  birthName: 'Nom de naissance',
  usualName: 'Nom d’usage',
  firstNames: 'Prénoms',
  sex: 'Sexe',
  birthDate: 'Date de naissance',
  birthPlace: 'Lieu de naissance',
  email: 'Courriel',
  phone: 'Téléphone',
  company: 'Entreprise',
  trainingBody: 'Organisme de formation',
  tutor: 'Tuteur',
  enrolledOn: 'Inscription',
  blocs: 'Blocs visés',
  accommodation: 'Aménagement',
  cpfFile: 'Dossier de formation',
  date: 'Date',
  minutes: 'Procès-verbal',
  result: 'Résultat',
  reason: 'Motif',
  recommendations: 'Préconisations',
  paperGrids: 'Grilles papier numérisées',
  accessWay: 'Voie d’accès',
  vaeWay: 'Modalité de VAE',
  initiative: 'À l’initiative de',
  held: 'Blocs déjà acquis',
  decision: 'Décision',
  sealedOn: 'Scellée le',
  condition: 'Réserve',
  entry: 'Nature',
  excused: 'Absence',
  reference: 'Référence',
  file: 'Fichier',
  withdrawn: 'Retiré',
} as const;

export const EXTRACT_TEXT = {
  paperGrids: (count: number) =>
    `${String(count)} ${count === 1 ? 'fichier remis' : 'fichiers remis'} avec l’export du procès-verbal`,
  condition: (document: string, date: string) => `${document}, avant le ${date}`,
  value: (value: string, outOf: string) => `${value} sur ${outOf}`,
  excused: (isExcused: boolean) => (isExcused ? 'justifiée' : 'non justifiée'),
  held: (blocId: string, reference: string, from: string, until: string) =>
    `${blocId} (${[reference, `du ${from}`, until === '' ? '' : `valable jusqu’au ${until}`].filter((part) => part !== '').join(', ')})`,
} as const;

export const ENTRY_KIND: Readonly<Record<EntryKind, string>> = {
  score: 'Note importée ou saisie',
  'tutor-grid': 'Grille du tuteur',
  'on-file': 'Évaluation sur dossier',
  exemption: 'Dispense',
  absence: 'Absence',
};

export const ACCESS_WAY: Readonly<Record<AccessWay, string>> = {
  FORMATION_INITIALE_HORS_APPRENTISSAGE: 'Formation initiale hors apprentissage',
  FORMATION_INITIALE_APPRENTISSAGE: 'Apprentissage',
  FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION: 'Formation continue',
  FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION: 'Contrat de professionnalisation',
  VAE: 'VAE',
  EQUIVALENCE_DIPLOME_ETRANGER: 'Équivalence d’un diplôme étranger',
  CANDIDAT_LIBRE: 'Candidat libre',
};

export const VAE_WAY: Readonly<Record<VaeWay, string>> = {
  CONGES_VAE: 'Congé VAE',
  VAE_CLASSIQUE: 'VAE classique',
};

export const INITIATIVE: Readonly<Record<Initiative, string>> = {
  CERTIFIE: 'la personne elle-même',
  OF: 'l’organisme de formation',
  POLE_EMPLOI: 'France Travail',
  EMPLOYEUR: 'l’employeur',
  AUTRE: 'un autre',
};

export const SEX = { F: 'Féminin', M: 'Masculin' } as const;
