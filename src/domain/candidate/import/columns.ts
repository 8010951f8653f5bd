/** What the columns of a file of candidates say, by their headings; whoever imports may say otherwise. */
import { foldName } from '../fold-name.ts';

export const IMPORT_FIELDS = [
  'birthName',
  'usualName',
  'firstName',
  'firstName2',
  'firstName3',
  'sex',
  'civility',
  'birthDate',
  'birthPlace',
  'birthCode',
  'birthPostcode',
  'birthCountry',
  'email',
  'phone',
  'company',
  'trainingBody',
  'tutor',
  'cpfFile',
  'accessWay',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** The field of each column, in order; null for one that is left out. */
export type Mapping = readonly (ImportField | null)[];

/** Headings by their letters alone; those named first win over those that may mean something else as well. */
const HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  birthName: [
    ...['nomdenaissance', 'nomnaissance', 'nomdenaissanceducandidat', 'nompatronymique', 'patronyme'],
    ...['birthname', 'nomdefamille', 'nom', 'lastname', 'name'],
  ],
  usualName: ['nomdusage', 'nomusage', 'nomusuel', 'nommarital', 'nomdepouse', 'usualname', 'marriedname'],
  firstName: ['prenom1', 'premierprenom', 'prenom', 'prenoms', 'firstname', 'firstnames'],
  firstName2: ['prenom2', 'deuxiemeprenom', 'secondprenom'],
  firstName3: ['prenom3', 'troisiemeprenom'],
  sex: ['sexe', 'genre', 'sex', 'gender'],
  civility: ['civilite', 'titre', 'civ', 'title'],
  birthDate: [
    'datedenaissance',
    'datenaissance',
    'naissance',
    'neele',
    'nele',
    'ddn',
    'birthdate',
    'dateofbirth',
  ],
  birthPlace: [
    ...['communedenaissance', 'communenaissance', 'lieudenaissance', 'lieunaissance', 'villedenaissance'],
    ...['villenaissance', 'birthplace'],
  ],
  birthCode: [
    ...['codeinseenaissance', 'codeinseedenaissance', 'inseenaissance', 'codecommunenaissance'],
    ...['codeinseecommunenaissance', 'codelieunaissance', 'codeinsee'],
  ],
  birthPostcode: ['codepostalnaissance', 'codepostaldenaissance', 'cpnaissance'],
  birthCountry: [
    'codepaysnaissance',
    'codepaysdenaissance',
    'paysdenaissance',
    'paysnaissance',
    'birthcountry',
  ],
  email: [
    'courriel',
    'courrielpersonnel',
    'email',
    'emailpersonnel',
    'mail',
    'adressemail',
    'adresseelectronique',
  ],
  phone: ['telephone', 'telephoneportable', 'tel', 'portable', 'mobile', 'phone'],
  company: ['entreprise', 'employeur', 'societe', 'raisonsociale', 'company', 'employer'],
  trainingBody: ['organisme', 'organismedeformation', 'of', 'cfa', 'centredeformation', 'trainingbody'],
  tutor: ['tuteur', 'tutrice', 'nomdututeur', 'maitredapprentissage', 'tutor'],
  cpfFile: [
    'ndossiercpf',
    'nodossiercpf',
    'numerodossiercpf',
    'numerodedossiercpf',
    'dossiercpf',
    'iddossier',
  ],
  accessWay: ['modalitedacces', 'modaliteacces', 'voiedacces', 'modaliteinscription', 'accessway'],
};

/** The field of each heading; each field once, by the heading that says it best. */
export function readMapping(headings: readonly string[]): Mapping {
  return mappingOf(IMPORT_FIELDS, HEADINGS, headings);
}

/** The field of each heading among `fields`, by what each may be called, in letters alone. */
export function mappingOf<Field extends string>(
  fields: readonly Field[],
  names: Readonly<Record<Field, readonly string[]>>,
  headings: readonly string[],
): readonly (Field | null)[] {
  const folded = headings.map(foldName);
  const found = new Map<number, Field>();
  for (const field of fields) {
    for (const heading of names[field]) {
      const position = folded.findIndex((word, index) => word === heading && !found.has(index));
      if (position === -1) continue;
      found.set(position, field);
      break;
    }
  }
  return headings.map((_, position) => found.get(position) ?? null);
}
