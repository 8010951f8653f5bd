/** What the signature blocks of a document are drawn from, whatever the document. */
import { laterFacts } from '../domain/minutes/later-facts.ts';
import type { MinutesContent2 } from '../domain/minutes/minutes.schema.ts';
import type { InstantFormat } from './french-format.ts';
import { type PrintContext, type PrintMode, signatories } from './print-context.ts';

interface BlockFacts {
  /** SHA-256 (hex) of the canonical content. */
  readonly contentDigest: string;
  readonly instants: InstantFormat;
  /** Who signs, in the order of their fields. */
  readonly signatories: readonly { readonly id: string; readonly name: string; readonly capacity: string }[];
  readonly authority: MinutesContent2['authority'];
  /** Certificate that will seal, as the content names it. */
  readonly sealCertificate: MinutesContent2['seal'];
  readonly chain: MinutesContent2['chain'];
  /** Whether the document keeps to one page. */
  readonly isDense: boolean;
  /** What assistive technology says of a member's field. */
  readonly fieldLabel: (name: string, capacity: string) => string;
}

export type SignatureBlocks = BlockFacts & PrintMode;

/** The blocks of a test's minutes. */
export function minutesBlocks(context: PrintContext): SignatureBlocks {
  const { content, contentDigest, instants, isAbsence, words } = context;
  return {
    ...modeOf(context),
    contentDigest,
    instants,
    signatories: signatories(content),
    authority: content.authority,
    sealCertificate: laterFacts(content).seal,
    chain: content.chain,
    isDense: isAbsence,
    fieldLabel: words.memberField,
  };
}

/** What it is printed for, and nothing else. */
export function modeOf(data: PrintMode): PrintMode {
  if (data.mode !== 'copy') return { mode: data.mode };
  const { mode, outside, printedAt, seal, signatures } = data;
  return { mode, outside, printedAt, seal, signatures };
}
