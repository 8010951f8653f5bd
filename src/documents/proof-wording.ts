/** Words of the proof file in print, and of the register's witness. French, as the minutes are. */
import type { Proof } from '../domain/minutes/proof.schema.ts';

export const PROOF = {
  title: 'Dossier de preuve',
  ofMinutes: (number: string) => `du procès-verbal n° ${number}`,
  lede:
    'Ce dossier réunit ce qui établit qui a signé ce procès-verbal, quand, et qu’il n’a pas changé depuis. Le même contenu, ' +
    'complet et lisible par une machine, est joint à ce fichier.',
  attachment: 'Fichier de preuve (JSON canonique, RFC 8785)',
  made: (date: string, time: string) => `Établi le ${date} à ${time}`,
} as const;

export const PROOF_SECTION = {
  document: 'Document',
  signatures: 'Signatures',
  seal: 'Cachet et horodatage',
  clock: 'Horloge',
  register: 'Registre',
  revisions: 'Verrouillages',
  external: 'Documents signés hors de l’application',
  level: 'Portée',
} as const;

export const PROOF_FACT = {
  session: 'Session',
  archived: 'Archivé le',
  content: 'Contenu signé',
  pdf: 'Fichier PDF scellé',
  json: 'Données (JSON)',
  sealedAt: 'Scellé le',
  sealer: 'Par',
  timestamp: 'Horodaté le',
  authority: 'Autorité',
  token: 'Jeton',
  source: 'Source',
  offset: 'Écart mesuré',
  witness: 'Au verrouillage',
  recorded: 'Fichiers archivés',
  links: 'Extrait joint',
  machine: 'Poste',
} as const;

export const PROOF_COLUMN = {
  signatory: 'Signataire',
  signedAt: 'Signé le',
  means: 'Signature et reconnaissance',
  certificate: 'Certificat',
  revision: 'Révision',
  lockedAt: 'Verrouillé le',
  voidedAt: 'Annulé le',
  reason: 'Motif',
  file: 'Fichier',
  standsFor: 'Tient lieu de la signature de',
  attested: 'Attesté par',
} as const;

export const SIGNATURE_KIND: Readonly<Record<Proof['signatures'][number]['kind'], string>> = {
  drawn: 'Manuscrite, tracée à l’écran',
  typed: 'Nom tapé au clavier',
  external: 'Document signé hors de l’application',
};

export const AUTHENTICATION: Readonly<Record<Proof['signatures'][number]['authentication'], string>> = {
  'seat-pin': 'Code personnel du siège',
  'external-document': 'Attestation d’un membre, sous son code personnel',
};

export const EXTERNAL_KIND: Readonly<Record<Proof['external'][number]['kind'], string>> = {
  electronic: 'signature électronique',
  scan: 'numérisation',
};

export const PROOF_TEXT = {
  authentication:
    'Le code personnel (PIN) est choisi par chaque membre sur ce poste. Seule son empreinte scrypt est conservée, et la clé ' +
    'privée du membre est chiffrée sous ce code. Après cinq essais faux, les suivants sont ralentis.',
  noCertificate: 'Aucun',
  validity: (from: string, to: string) => `valable du ${from} au ${to}`,
  noSeal: 'Ce procès-verbal a été archivé avant que l’application ne scelle les documents.',
  noTimestamp:
    'Aucun : les instants ci-dessus sont ceux du poste seul, et aucune autorité extérieure ne les confirme.',
  token: (policy: string, serial: string) => `politique ${policy}, n° ${serial}`,
  source: (timeZone: string) => `Horloge système du poste, fuseau ${timeZone}`,
  noOffset: 'Inconnu : l’horloge du poste n’a été comparée à aucune autre.',
  late: (seconds: string) =>
    `L’horloge du poste retardait de ${seconds} s sur l’autorité, lors de l’horodatage.`,
  early: (seconds: string) =>
    `L’horloge du poste avançait de ${seconds} s sur l’autorité, lors de l’horodatage.`,
  rank: (seq: string) => `Enregistrement n° ${seq}`,
  origin: 'Origine du registre',
  links: (count: string) =>
    `${count} maillons, de la tête imprimée au procès-verbal jusqu’à l’inscription des fichiers archivés.`,
  oneLink: '1 maillon, de la tête imprimée au procès-verbal jusqu’à l’inscription des fichiers archivés.',
  machine: (platform: string, version: string) => `${platform}, Pupitre ${version}`,
  level: (isTimestamped: boolean) =>
    'Les signatures sont des signatures électroniques simples, renforcées par une empreinte, un certificat propre à chaque ' +
    `signataire${isTimestamped ? ', un fichier de preuve et un horodatage' : ' et un fichier de preuve'}.`,
  levelBefore:
    'Les signatures sont des signatures électroniques simples, renforcées par une empreinte et un fichier de preuve : elles ' +
    'datent d’avant les certificats.',
  limits:
    'Elles ne prouvent pas à elles seules l’identité civile des signataires. L’autorité locale et le poste sont ceux de ' +
    'l’organisation : qui les détient tous deux pourrait refaire un document semblable. Un témoin du registre, une copie du ' +
    'certificat de l’autorité ou un horodatage, gardés par un tiers, le révèlent.',
  check:
    'Pour vérifier sans l’application : ouvrir Verifier.html dans un navigateur, même hors connexion, et y déposer le PDF du ' +
    'procès-verbal, le fichier JSON joint à ce dossier et le certificat de l’autorité.',
  seal: 'Cachet de l’organisation',
  sealLabel: 'Cachet électronique de l’organisation sur le dossier de preuve',
  unsealed: 'Non scellé : la clé du cachet n’était pas disponible sur ce poste.',
} as const;

export const WITNESS = {
  title: 'Témoin du registre',
  head: 'Registre chaîné de Pupitre',
  counted: (date: string, time: string, count: string) =>
    `Le ${date} à ${time}, le registre comptait ${count}. L’empreinte suivante les représente tous.`,
  records: (count: string, isPlural: boolean) => `${count} enregistrement${isPlural ? 's' : ''}`,
  digest: 'Empreinte SHA-256',
  count: 'Enregistrements',
  instant: 'Instant (UTC)',
  use:
    'Conservez cette page hors du poste, de préférence chez un tiers. Si un enregistrement antérieur était plus tard modifié, ' +
    'retiré, ajouté ou déplacé, l’empreinte du registre à ce rang ne serait plus celle-ci.',
  compare:
    'Pour comparer : dans Pupitre, ouvrez les archives, puis « Comparer avec un témoin ». Collez le texte du code imprimé ici, ou ' +
    'tapez le nombre d’enregistrements et l’empreinte. Le fichier texte du même nom dit la même chose.',
  signature: 'Remis à (nom, qualité, date)',
} as const;
