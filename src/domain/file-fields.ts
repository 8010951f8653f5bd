/**
 * Fields that every file given to the app shares: wording that is checked and never altered, codes, lists. The format
 * messages are in French: they are the reasons that the checking commands print.
 */
import { z } from 'zod';

const MAX_LINE_LENGTH = 2_000;
const MAX_PROSE_LENGTH = 10_000;
const MAX_ITEMS = 500;

/** One line of wording: not blank, no space at either end, no line break, control, half or lost character. */
export const line = z
  .string()
  .max(MAX_LINE_LENGTH)
  .regex(
    /^(?!\s)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{fffd}]+(?<!\s)$/u,
    'texte attendu sur une ligne, non vide, sans espace au bord ni caractère perdu',
  );

/** Wording of one or more paragraphs separated by `\n`. */
export const prose = z
  .string()
  .max(MAX_PROSE_LENGTH)
  .regex(
    /^(?!\s)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{fffd}]+(?:\n[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{fffd}]+)*(?<!\s)$/u,
    'texte attendu, non vide, sans espace au bord, ligne vide ni caractère perdu',
  );

/** Names that every object answers to: marks and names are looked up by code, and one of these would always be found. */
const TAKEN = new Set(Object.getOwnPropertyNames(Object.prototype));
const isFree = (id: string) => !TAKEN.has(id);
const TAKEN_REASON = 'ce mot est réservé : donnez un autre code';

/** Codes differ between certifications ("BC1", "RNCP0001BC02"), so only their alphabet is fixed. */
export const code = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/,
    'code attendu : lettres sans accent, chiffres, point, tiret (64 caractères au plus)',
  )
  .refine(isFree, TAKEN_REASON);

/** Words in lower case joined by hyphens. */
export const kebab = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'mots en minuscules sans accent séparés par des tirets attendus')
  .refine(isFree, TAKEN_REASON);

/** A read-only list of at least `min` items. */
export const list = <Item extends z.ZodType>(item: Item, min: number) =>
  z.array(item).min(min).max(MAX_ITEMS).readonly();

/** A version such as 1.0.0. */
export const semver = z
  .string()
  .max(64)
  .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'version attendue sous la forme 1.0.0');

/** A language, BCP 47: language, then script, region and variants. */
export const languageTag = z
  .string()
  .max(35)
  .regex(
    /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})*$/,
    'langue attendue sous la forme fr, en-GB ou zh-Hant',
  );

const MAX_DECIMAL = 1_000_000;
const DECIMAL_PLACES = 6;

/** A number with six decimals at most, so that what is written is what is reckoned with, exactly. */
export const decimal = z
  .number()
  .min(-MAX_DECIMAL)
  .max(MAX_DECIMAL)
  .refine((value) => Number(value.toFixed(DECIMAL_PLACES)) === value, 'six décimales au plus attendues');

/** An address of the web. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'adresse attendue sous la forme https://exemple.fr/page' })
  .max(500);
