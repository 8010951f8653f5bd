/**
 * The French strings of the minutes, which are a legal document in French whatever the language of the screens. They are the
 * words of content `/1`, which never change: the ones that are others, or new, from `/2` on stand in wording-2.ts, and
 * wording-by-version.ts chooses.
 */
import type { MinutesContent1 } from '../domain/minutes/minutes.schema.ts';

type Member = MinutesContent1['members'][number];
type Conduct = MinutesContent1['conduct'][number];
type Vote = NonNullable<MinutesContent1['decision']['vote']>;

export const NONE = '—';

export const TITLES = {
  minutes: 'Procès-verbal de jury',
  absence: 'Procès-verbal de constat d’absence',
  finding: 'Procès-verbal de constat',
  rectification: 'Procès-verbal rectificatif',
  draft: 'Projet, avant signature',
} as const;

export const STATUS: Readonly<Record<MinutesContent1['status'], string>> = {
  proposition: 'PROPOSITION DU JURY',
  decision: 'DÉCISION DU JURY',
};

export const COLLEGE: Readonly<Record<Member['college'], string>> = {
  employers: 'Employeurs',
  employees: 'Salariés',
  professional: 'Professionnels',
  training: 'Formation',
  other: 'Autre',
};

export const SEAT = { president: 'Présidence du jury', consultative: 'Voix consultative' } as const;

export const PRESENCE: Readonly<Record<Member['presence'], string>> = {
  'on-site': 'Sur place',
  remote: 'À distance',
  absent: 'Absence',
};

export const IDENTITY_DOCUMENT: Readonly<
  Record<NonNullable<MinutesContent1['identity']>['document'], string>
> = {
  'identity-card': 'Carte nationale d’identité',
  passport: 'Passeport',
  'residence-permit': 'Titre de séjour',
  'driving-licence': 'Permis de conduire',
  other: 'Autre pièce',
  none: 'Aucune pièce présentée',
};

export const ATTENDANCE: Readonly<Record<MinutesContent1['attendance']['status'], string>> = {
  present: 'Présence constatée',
  late: 'Présence constatée, avec retard',
  'absent-justified': 'Absence justifiée',
  'absent-unjustified': 'Absence non justifiée',
};

/** How the candidate signed for being there, and what the note that goes with it says. */
export const ATTENDANCE_SIGNATURE = {
  label: 'Émargement',
  ways: {
    pad: 'Signé à l’écran',
    device: 'Signé sur un autre appareil',
    paper: 'Signé sur papier',
    none: 'Non recueilli',
  },
  notes: {
    pad: '',
    device: 'Appareil : ',
    paper: 'Feuille conservée par : ',
    none: 'Motif : ',
  },
} as const;

export const EVALUATOR: Readonly<Record<'jury' | 'tutor', string>> = {
  jury: 'le jury',
  tutor: 'le tuteur',
};

/** Closed codes that qualify an entry of the conduct log. */
export const CONDUCT_DETAIL: Readonly<Record<string, string>> = {
  technical: 'technique',
  health: 'santé',
  disturbance: 'trouble',
  fraud: 'fraude',
  evacuation: 'évacuation',
  other: 'autre',
  resume: 'reprise avec le temps restant',
  count: 'temps compté comme écoulé',
  'clock-step': 'réglage de l’heure',
  sleep: 'mise en veille',
};

/** Authors of the conduct log that are nobody's name: the panel at the laptop, and the application. */
export const AUTHOR: Readonly<Record<string, string>> = { panel: 'Bureau du jury', system: 'Pupitre' };

/** Says what one entry of the conduct log records; `length` is its printed length, empty when it has none. */
export function conductText({ type, detail }: Pick<Conduct, 'type' | 'detail'>, length: string): string {
  const qualifier = detail === null ? '' : ` (${CONDUCT_DETAIL[detail] ?? detail})`;
  const ruling = detail === null ? '' : ` : ${CONDUCT_DETAIL[detail] ?? detail}`;
  const having = (words: string) => (length === '' ? '' : ` ${words} ${length}`);
  switch (type) {
    case 'pause':
      return `Pause${having('de')}${qualifier}`;
    case 'resumption':
      return `Reprise${having('après')}${qualifier}`;
    case 'start-undone':
      return `Départ annulé${having('après')}${qualifier}`;
    case 'extra-time':
      return `Temps supplémentaire accordé${having(':')}${qualifier}`;
    case 'incident':
      return `Incident${qualifier}${having('de')}`;
    case 'clock-jump':
      return `Saut de l’horloge système${having('de')}${qualifier}, sans effet sur le temps mesuré`;
    case 'interruption':
      return `Interruption de l’application${having('de')}${qualifier}`;
    case 'ruling':
      return `Décision sur l’interruption${having('de')}${ruling}`;
    case 'unlocking':
      return `Déverrouillage du contenu, signatures annulées${qualifier}`;
    case 'reopening':
      return `Réouverture de la délibération${qualifier}`;
  }
}

type Outcome = MinutesContent1['decision']['outcome'];

export const OUTCOME: Readonly<Record<MinutesContent1['status'], Readonly<Record<Outcome, string>>>> = {
  proposition: {
    validated: 'Validation du bloc proposée',
    refused: 'Refus du bloc proposé',
    'not-assessed': 'Bloc non évalué',
  },
  decision: {
    validated: 'Bloc validé',
    refused: 'Bloc refusé',
    'not-assessed': 'Bloc non évalué',
  },
};

export const DECISION_LABEL: Readonly<Record<MinutesContent1['status'], string>> = {
  proposition: 'Proposition souveraine du jury',
  decision: 'Décision souveraine du jury',
};

export const DECISION_TITLE: Readonly<Record<MinutesContent1['status'], string>> = {
  proposition: 'Calcul et proposition du jury',
  decision: 'Calcul et décision du jury',
};

export const PROPOSAL: Readonly<Record<'favourable' | 'unfavourable', string>> = {
  favourable: 'favorable',
  unfavourable: 'défavorable',
};

/** The honest level of these signatures; it claims no more than the law gives them. */
export const SIGNATURE_LEVEL =
  'Signature électronique simple, renforcée par une empreinte, un certificat propre à chaque signataire et un fichier ' +
  'de preuve. Chaque membre signe après le verrouillage ; toute modification du contenu change l’empreinte et rend les ' +
  'signatures caduques.';

/** The level of minutes older than the signers’ certificates. */
export const SIGNATURE_LEVEL_WITHOUT_CERTIFICATE =
  'Signature électronique simple, manuscrite sur écran, liée à l’empreinte du contenu. Chaque membre signe après le ' +
  'verrouillage ; toute modification du contenu change l’empreinte et rend les signatures caduques.';

/** The fingerprints under which the minutes are signed. */
export const FINGERPRINT = {
  title: 'Empreintes SHA-256',
  content: 'Contenu',
  authority: 'Autorité',
  chain: 'Registre',
  chainLength: (recordCount: number) =>
    `tête de chaîne au verrouillage, après ${String(recordCount)} enregistrements`,
} as const;

export const SEAL_TITLE = 'Cachet de l’organisation';

/** What PDF readers and assistive technology say of the signature fields. */
export const FIELD_LABEL = {
  member: (name: string, capacity: string) => `Signature de ${name}, ${capacity}`,
  seal: 'Cachet électronique de l’organisation',
  timestamp: 'Horodatage du document',
} as const;

/** Under the line on which someone signs. */
export const SIGNED = {
  blank: 'Date, heure et signature',
  missing: 'Non signé',
  at: (date: string, time: string, kind: 'drawn' | 'typed') =>
    `Signé le ${date} à ${time}${kind === 'typed' ? ', au clavier' : ''}`,
  digest: (digest: string) => `Empreinte signée : ${shortDigest(digest)}`,
  certificate: (digest: string) => `Certificat : ${shortDigest(digest)}`,
  sealed: (date: string, time: string) => `Scellé le ${date} à ${time}`,
  sealer: (name: string) => `par ${name}`,
  unsealed: 'Non scellé',
  outside: (kind: 'electronic' | 'scan', digest: string) =>
    `Signé hors de l’application (${OUTSIDE[kind]}), SHA-256 ${shortDigest(digest)}`,
  outsideBy: (names: string, kind: 'electronic' | 'scan', digest: string) =>
    `Signé hors de l’application par ${names} : ${OUTSIDE[kind]}, SHA-256 ${shortDigest(digest)}`,
} as const;

const OUTSIDE = { electronic: 'fichier signé', scan: 'papier numérisé' } as const;

/** In the place of signatures when nobody of the jury is left to sign. */
export const NO_SIGNATORY =
  'Plus aucun membre du jury ne siège : le présent constat n’est signé par aucun membre. Il est scellé par l’organisation.';

function shortDigest(digest: string): string {
  return `${digest.slice(0, 12)}…${digest.slice(-8)}`;
}

/** What tells a reprint from the original that it shows. */
export const COPY = {
  mark: 'COPIE',
  statement: (date: string, time: string) =>
    `Copie imprimée le ${date} à ${time}. Elle n’est pas signée : l’original électronique, signé et scellé, fait foi.`,
} as const;

/** Follows a tied vote that the president settled. */
export const CASTING_VOTE = 'voix prépondérante de la présidence';

/** Prints a vote: "2 pour, 1 contre, 0 abstention". */
export function voteText(vote: Vote): string {
  const abstentions = vote.abstained > 1 ? 'abstentions' : 'abstention';
  return `${String(vote.for)} pour, ${String(vote.against)} contre, ${String(vote.abstained)} ${abstentions}`;
}

/** Says how long a validated bloc stays valid; null years means for life. */
export function validityText(years: number | null): string {
  if (years === null) return 'à vie';
  return years === 1 ? '1 an à compter de la décision' : `${String(years)} ans à compter de la décision`;
}

/** Says what a revision above 1 means: the content was unlocked, then locked again before archiving. */
export function revisionText(revision: number): string {
  return (
    `Révision ${String(revision)} : le contenu a été déverrouillé puis verrouillé de nouveau avant archivage. ` +
    'Les signatures données sur la révision précédente sont annulées.'
  );
}

/** Counts as a French noun phrase: "1 membre", "3 membres"; 0 and 1 are singular. */
export function counted(count: number, singular: string, plural: string): string {
  return `${String(count)} ${count > 1 ? plural : singular}`;
}
