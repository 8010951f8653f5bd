/** What the terms of a certification are in the terms of a declaration. */
import type { MENTIONS } from './declaration.types.ts';
import type { DeclaredCertification, DeclaredHolder } from './declaration.types.ts';

type Mention = (typeof MENTIONS)[number];

/** Words of a mention, without case and accents; the first that fits counts. */
const MENTION_WORDS: readonly (readonly [RegExp, Mention])[] = [
  [/felicitations/, 'MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY'],
  [/tres bien/, 'MENTION_TRES_BIEN'],
  [/assez bien/, 'MENTION_ASSEZ_BIEN'],
  [/\bbien\b/, 'MENTION_BIEN'],
  [/sans mention/, 'SANS_MENTION'],
];

/** The mention of the schema's list; null for none, or one that the list does not know. */
export function declaredMention(mention: string | null): Mention | null {
  const folded = (mention ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return MENTION_WORDS.find(([words]) => words.test(folded))?.[1] ?? null;
}

interface Reference {
  readonly register: string;
  readonly code: string;
}

/**
 * The code of a certification, or of one of its blocs by the number in its label (`BC 1` is declared as `RNCP99999BC01`). Register and
 * code are empty where the certification has none, so that the check asks for them.
 */
export function declaredCertification(
  references: readonly Reference[],
  blocLabel: string | null,
): DeclaredCertification {
  const found = references.find(({ register }) => register === 'RNCP' || register === 'RS');
  if (found === undefined) return { register: '', code: '' };
  const register = found.register === 'RS' ? 'RS' : 'RNCP';
  const bare = found.code.replace(/\s/gu, '').toUpperCase();
  const code = bare.startsWith(register) ? bare : `${register}${bare}`;
  if (blocLabel === null) return { register, code };
  const number = /\d+/.exec(blocLabel)?.[0] ?? '';
  return { register, code: number === '' ? `${code}${blocLabel}` : `${code}BC${number.padStart(2, '0')}` };
}

/** INSEE code of the country of birth: said, or that of a code of birth abroad, else France. */
function countryOfBirth(country: string | null, code: string | null): string {
  if (country !== null && country !== '') return country;
  return code?.startsWith('99') === true ? code.slice(2) : '100';
}

/** What is known of a person, in the terms of the declaration. */
export function declaredHolder({
  birth,
  birthName,
  firstNames,
  sex,
  usualName,
}: Pick<DeclaredHolder, 'birthName' | 'usualName' | 'firstNames' | 'sex'> & {
  readonly birth: {
    readonly date: string | null;
    readonly place: string;
    readonly code: string | null;
    readonly postcode: string | null;
    readonly country: string | null;
  };
}): DeclaredHolder {
  return {
    birthName,
    usualName,
    firstNames,
    sex,
    birthDate: birth.date,
    birthPlace: birth.place,
    birthCode: birth.code,
    birthPostcode: birth.postcode,
    birthCountry: countryOfBirth(birth.country, birth.code),
  };
}
