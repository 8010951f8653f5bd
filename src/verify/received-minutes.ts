/** Minutes that came from elsewhere, checked before anything is taken from them: what they say, and on what they rest. */
import type { Certificate } from '../cms/certificate-reader.ts';
import { isSameName } from '../cms/distinguished-name.ts';
import type { AnyContent } from '../domain/session-minutes/any-minutes.ts';
import type { Redrawing } from '../drawing/redrawing.ts';
import { checkDocument } from './check-document.ts';
import { sortInputs, type VerifyInput } from './inputs.ts';
import type { CheckedDocument } from './read-document.ts';
import type { Finding, FindingCode } from './report.ts';
import { isLocalAuthority } from './trust.ts';

/** A root that signatures of the minutes rest on. */
export interface RestsOn {
  readonly sha256: string;
  readonly subject: string;
  readonly der: Uint8Array;
  /** Made as the application makes its authorities: it may stand above a jury. */
  readonly isLocal: boolean;
}

export interface ReceivedMinutes {
  /** False for a file in which nothing could be checked. */
  readonly isCheckable: boolean;
  /** Of the minutes that it is, or is about; null when it tells none. */
  readonly number: string | null;
  /** Null for another paper, and for a file that could not be read. */
  readonly content: AnyContent | null;
  /** SHA-256 (hex) of the content. */
  readonly contentDigest: string | null;
  /** Above the members; null when nobody signed. */
  readonly authoritySha256: string | null;
  readonly roots: readonly RestsOn[];
  /** What is wrong with it, the first found first. */
  readonly faults: readonly Pick<Finding, 'code' | 'values'>[];
  /** What is left to settle, whoever's the authority is. */
  readonly doubts: readonly Pick<Finding, 'code' | 'values'>[];
}

/** What a reader settles by knowing the authorities; a timestamp that nobody vouches for takes nothing away. */
const OF_AUTHORITIES: ReadonlySet<FindingCode> = new Set([
  'authority-unconfirmed',
  'seal-authority-unconfirmed',
  'timestamp-unconfirmed',
] as const);

/**
 * Checks one file by itself. `beside` are files of the same lot that say something of it: proofs, revocation lists, documents
 * signed outside. No certificate is trusted for having come along: whose authority it is stays to be settled by who asks. `now` is epoch ms.
 */
export async function checkReceived(
  file: VerifyInput,
  beside: readonly VerifyInput[],
  { now, redrawing }: { readonly redrawing: Redrawing; readonly now: number },
): Promise<ReceivedMinutes> {
  const { documents, given } = await sortInputs([file, ...beside], now);
  const document = documents.find(({ name }) => name === file.name);
  if (document === undefined) return NO_DOCUMENT;
  const checked = await checkDocument(document, { ...given, certificates: [], redrawing });
  const findings = checked.sections.flatMap((section) => section.findings);
  const { authoritySha256, citable, content, isCheckable, number } = checked;
  const roots = rootsOf(checked);
  const faults = findings.filter(({ level }) => level === 'fail');
  return {
    isCheckable,
    number,
    content,
    contentDigest: citable?.contentDigest ?? null,
    authoritySha256,
    roots,
    faults: faults.map(told),
    doubts: [
      ...findings.filter(({ code, level }) => level === 'open' && !OF_AUTHORITIES.has(code)).map(told),
      // A public root that is known for a seal vouches for no jury.
      ...roots.flatMap(({ isLocal, sha256, subject }) =>
        sha256 === authoritySha256 && !isLocal
          ? [{ code: 'authority-role' as const, values: { subject, sha256 } }]
          : [],
      ),
    ],
  };
}

const NO_DOCUMENT: ReceivedMinutes = {
  isCheckable: false,
  number: null,
  content: null,
  contentDigest: null,
  authoritySha256: null,
  roots: [],
  faults: [],
  doubts: [{ code: 'not-a-pdf', values: {} }],
};

function told({ code, values }: Finding): Pick<Finding, 'code' | 'values'> {
  return { code, values };
}

function rootsOf({ restsOn }: CheckedDocument): readonly RestsOn[] {
  const roots = restsOn.filter(({ issuer, subject }) => isSameName(issuer, subject));
  return [...new Map(roots.map((root) => [root.sha256, root])).values()].map((root: Certificate) => ({
    sha256: root.sha256,
    subject: root.subject.text,
    der: root.bytes,
    isLocal: isLocalAuthority(root),
  }));
}
