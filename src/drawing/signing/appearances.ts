/** The appearances of members' signatures and of the seal. They say what a copy prints, in the same places. */
import { createInstantFormat } from '../../documents/french-format.ts';
import type { Faces } from '../faces.ts';
import { SIGNED } from '../../documents/minutes-wording.ts';
import { createSafeText } from '../safe-text.ts';
import {
  drawnPlace,
  FOOT,
  PROOF_HEIGHT,
  PROOF_LINES,
  SEAL_HEIGHT,
  type Size,
  typedSize,
} from '../../documents/signature-place.ts';
import type { Signature } from '../../documents/signature-svg.ts';
import { AppearanceCanvas, type TextStyle } from './appearance-canvas.ts';

const PROOF: TextStyle = { face: 'normal', size: PROOF_LINES.size, colour: 'muted' };
const MAX_SEALER_LINES = 2;
const MAX_OUTSIDE_LINES = 2;

export interface MemberAppearance {
  /** Null for handwriting that is left out: whoever draws an appearance again has no strokes. */
  readonly signature: Signature | null;
  /** Epoch ms. */
  readonly at: number;
  readonly timeZone: string;
  /** SHA-256 (hex) of the content, and of the signer's certificate. */
  readonly contentDigest: string;
  readonly certificateDigest: string;
}

/** Members who signed outside the application, and the file that stands for them. */
export interface SignedOutside {
  readonly names: readonly string[];
  readonly kind: 'electronic' | 'scan';
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
}

export interface SealAppearance {
  readonly name: string;
  /** Epoch ms. */
  readonly at: number;
  readonly timeZone: string;
  /** SHA-256 (hex) of the certificate. */
  readonly certificateDigest: string;
  /** Who signed outside of the application, in words; '' for nobody. */
  readonly outside: string;
}

export interface Appearances {
  /** Handwriting or typed name above the line, proof under it. Throws RangeError when the time zone is unknown. */
  member(appearance: MemberAppearance, size: Size): AppearanceCanvas;
  /** Who sealed and when. Throws RangeError when the time zone is unknown. */
  seal(appearance: SealAppearance, size: Size): AppearanceCanvas;
}

/** Draws appearances with those faces; `safe` is the filter that every text goes through. */
export function createAppearances(fonts: Faces, safe = createSafeText(fonts)): Appearances {
  return {
    member: ({ signature, at, timeZone, contentDigest, certificateDigest }, { width, height }) => {
      const canvas = new AppearanceCanvas(fonts, safe, width, height);
      const area = { width, height: height - PROOF_HEIGHT };
      if (signature?.kind === 'typed') {
        typedName(canvas, safe(signature.name));
      } else if (signature !== null) {
        const { scale, x } = drawnPlace(signature.drawing, area);
        canvas.drawing(signature.drawing, x, PROOF_HEIGHT + FOOT, scale);
      }
      const instants = createInstantFormat(timeZone, '');
      const lines = [
        SIGNED.at(instants.date(at), instants.time(at), signature?.kind ?? 'drawn'),
        SIGNED.digest(contentDigest),
        SIGNED.certificate(certificateDigest),
      ];
      under(canvas, PROOF_HEIGHT, lines.map(safe));
      return canvas;
    },
    seal: ({ name, at, timeZone, certificateDigest, outside }, { width, height }) => {
      const canvas = new AppearanceCanvas(fonts, safe, width, height);
      const instants = createInstantFormat(timeZone, '');
      const sealer = canvas.wrapped(safe(SIGNED.sealer(name)), MAX_SEALER_LINES, PROOF);
      under(canvas, SEAL_HEIGHT, [
        SIGNED.sealed(instants.date(at), instants.time(at)),
        ...sealer,
        SIGNED.certificate(certificateDigest),
        ...(outside === '' ? [] : canvas.wrapped(safe(outside), MAX_OUTSIDE_LINES, PROOF)),
      ]);
      return canvas;
    },
  };
}

/** Who signed outside of the application, by the files that stand for them. */
export function outsideText(outside: readonly SignedOutside[]): string {
  return outside
    .map(({ kind, names, sha256 }) => SIGNED.outsideBy(names.join(', '), kind, sha256))
    .join(' ; ');
}

/** Lines under the line on which one signs, which is at that height. */
function under(canvas: AppearanceCanvas, lineAt: number, texts: readonly string[]): void {
  texts.forEach((text, index) => {
    canvas.line(text, 0, lineAt - PROOF_LINES.firstBaseline - index * PROOF_LINES.leading, PROOF);
  });
}

/** A typed name in italics on one line, centred over it. */
function typedName(canvas: AppearanceCanvas, name: string): void {
  const unitWidth = canvas.unitWidth(name, 'italics');
  const size = typedSize(unitWidth, canvas.width);
  const x = (canvas.width - unitWidth * size) / 2;
  // Descenders stand on the foot.
  canvas.line(name, x, PROOF_HEIGHT + FOOT + size * 0.25, { face: 'italics', size, colour: 'ink' });
}
