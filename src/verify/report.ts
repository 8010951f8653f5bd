/** What a check says: a verdict for each document, and the findings that it rests on. Codes only; wording.ts has words. */
import type { TextEncoding } from '../domain/text/text-file.ts';
import type texts from '../../resources/locales/fr/verify.json';

export type Verdict =
  /** Intact, complete, and signed under the authority that the reader gave. */
  | 'authentic'
  /** Nothing is wrong, yet something is left for the reader to settle: mostly, whose authority this is. */
  | 'intact-unconfirmed'
  /** Changed, incomplete, or not signed by whom it says. */
  | 'altered'
  /** Not a document that can be checked. */
  | 'not-checkable';

export type FindingLevel =
  | 'pass'
  | 'fail'
  /** Cannot be settled from what was given. */
  | 'open'
  /** Wrong with the organisation's register, and not with the document. */
  | 'doubt'
  /** To be known, and no reason for doubt. */
  | 'note';

export type FindingCode = keyof (typeof texts)['finding'];
export type SectionId = keyof (typeof texts)['section'];

/** Values of a sentence. Keys that end in `At` are instants (epoch ms); those that end in `Ms` are durations. */
export type Values = Readonly<Record<string, string | number>>;

export interface Finding {
  readonly level: FindingLevel;
  readonly code: FindingCode;
  readonly values: Values;
}

export interface Section {
  readonly id: SectionId;
  /** Values of its title. */
  readonly values: Values;
  readonly findings: readonly Finding[];
}

export interface DocumentReport {
  /** Name of the file. */
  readonly name: string;
  readonly verdict: Verdict;
  /** Number of the minutes; null when they could not be read. */
  readonly number: string | null;
  /** IANA zone in which instants are told. */
  readonly timeZone: string;
  /** SHA-256 (hex) of the root certificate that the signatures rest on; null when there is none. */
  readonly authoritySha256: string | null;
  readonly sections: readonly Section[];
}

/** What a file that is no document was taken for. */
export type CompanionKind = keyof (typeof texts)['companion'];

export interface Companion {
  readonly name: string;
  readonly kind: CompanionKind;
  /** How its text was read, when that was not plain UTF-8. */
  readonly encoding?: Exclude<TextEncoding, 'utf-8'>;
}

export interface Report {
  /** The gravest verdict; `not-checkable` when no document was given. */
  readonly verdict: Verdict;
  readonly documents: readonly DocumentReport[];
  /** The other files that were given. */
  readonly companions: readonly Companion[];
}

/** Verdicts from the best to the gravest. */
const GRAVITY: readonly Verdict[] = ['authentic', 'intact-unconfirmed', 'not-checkable', 'altered'];

export function pass(code: FindingCode, values: Values = {}): Finding {
  return { level: 'pass', code, values };
}

export function fail(code: FindingCode, values: Values = {}): Finding {
  return { level: 'fail', code, values };
}

export function open(code: FindingCode, values: Values = {}): Finding {
  return { level: 'open', code, values };
}

/** Carries no verdict on the document: the register's state is told apart. */
export function doubt(code: FindingCode, values: Values = {}): Finding {
  return { level: 'doubt', code, values };
}

export function note(code: FindingCode, values: Values = {}): Finding {
  return { level: 'note', code, values };
}

/** The verdict that findings lead to. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ level }) => level === 'fail')) return 'altered';
  return findings.some(({ level }) => level === 'open') ? 'intact-unconfirmed' : 'authentic';
}

/** The gravest of several verdicts; `not-checkable` for none. */
export function gravest(verdicts: readonly Verdict[]): Verdict {
  const rank = Math.max(...verdicts.map((verdict) => GRAVITY.indexOf(verdict)));
  return GRAVITY[rank] ?? 'not-checkable';
}
