/** What each section of the minutes is built from. */
import { isAbsence as isAbsent } from '../domain/passage/passage.rules.ts';
import type { Content } from 'pdfmake/interfaces';
import type {
  MinutesContent,
  MinutesContent1,
  MinutesContent2,
  MinutesSignature,
} from '../domain/minutes/minutes.schema.ts';
import { signatories } from '../domain/minutes/signatories.ts';
import { createInstantFormat, type InstantFormat } from './french-format.ts';
import { wordingOf } from './wording-by-version.ts';
import type { MinutesWording, RecordKind } from './wording.types.ts';

export { signatories };

type Member = MinutesContent['members'][number];

interface LockedContent {
  readonly content: MinutesContent;
  /** SHA-256 (hex) of the canonical content. */
  readonly contentDigest: string;
}

/** Before the content is locked: to be read, not signed. */
interface Draft {
  readonly mode: 'draft';
}

/** What will be signed: fields for the signatures and the seal, and the data attached. */
interface Original {
  readonly mode: 'original';
}

/** A signature given outside the application: the file that stands for it. */
export interface OutsideSignature {
  readonly jurorId: string;
  /** 'electronic' continues our file with a signature of its own. */
  readonly kind: 'electronic' | 'scan';
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
}

/** A reprint of a signed original, for paper: it shows the signatures, and is not signed itself. */
interface Copy {
  readonly mode: 'copy';
  readonly signatures: readonly MinutesSignature[];
  readonly outside: readonly OutsideSignature[];
  /** Who sealed the original, and when (epoch ms); null if nobody did. */
  readonly seal: { readonly name: string; readonly sealedAt: number } | null;
  /** Instant of the printing, epoch ms. */
  readonly printedAt: number;
}

/** What is printed of a content, and what for. */
export type PrintMode = Draft | Original | Copy;

export type MinutesData = LockedContent & PrintMode;

interface Derived {
  readonly instants: InstantFormat;
  /** Initials by member id, unique within the jury. */
  readonly initials: ReadonlyMap<string, string>;
  readonly isAbsence: boolean;
  /** Every member of the jury withdrew: nobody assessed, and nobody signs. */
  readonly isFinding: boolean;
  readonly kind: RecordKind;
  /** Words of the content's version. */
  readonly words: MinutesWording;
}

export type PrintContext = MinutesData & Derived;
/** Of content of one version only. */
export type PrintContext1 = PrintContext & { readonly content: MinutesContent1 };
export type PrintContext2 = PrintContext & { readonly content: MinutesContent2 };

/** Whether the content is of the first version. */
export function isFirst(context: PrintContext): context is PrintContext1 {
  return context.content.schema === 'pupitre.minutes/1';
}

/** Whether the content is of the second version. */
export function isSecond(context: PrintContext): context is PrintContext2 {
  return context.content.schema === 'pupitre.minutes/2';
}

export interface Section {
  readonly title: string;
  readonly body: Content[];
  /** Points that must be free on the page from the top of the heading, else the section starts on the next page. */
  readonly room: number;
}

/** Derives what the sections share; throws RangeError when the content's time zone is unknown. */
export function createPrintContext(data: MinutesData): PrintContext {
  const { content } = data;
  const isAbsence = isAbsent(content.attendance.status);
  const isFinding = signatories(content).length === 0;
  return {
    ...data,
    instants: createInstantFormat(content.timeZone, content.session.date),
    initials: uniqueInitials(content.members),
    isAbsence,
    isFinding,
    kind: isAbsence ? 'absence' : isFinding ? 'finding' : 'decision',
    words: wordingOf(content),
  };
}

function uniqueInitials(members: readonly Member[]): Map<string, string> {
  const taken = new Map<string, number>();
  return new Map(
    members.map(({ id, name }) => {
      const letters = initialsOf(name);
      const rank = (taken.get(letters) ?? 0) + 1;
      taken.set(letters, rank);
      return [id, rank === 1 ? letters : `${letters}${String(rank)}`];
    }),
  );
}

/** First letters of the first two and the last words of a name, in capitals. */
function initialsOf(name: string): string {
  const words = name.split(/[\s\u00a0-]+/u).filter((word) => /\p{L}/u.test(word));
  const kept = words.length > 3 ? [...words.slice(0, 2), ...words.slice(-1)] : words;
  return kept.map((word) => (/\p{L}/u.exec(word)?.[0] ?? '').toLocaleUpperCase('fr-FR')).join('');
}
