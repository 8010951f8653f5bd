/** Renders minutes as PDF. Same data, same bytes: no clock, zone, locale or file of the machine takes part. */
import type { MinutesSignature } from '../../domain/minutes/minutes.schema.ts';
import { sessionSignatories } from '../../domain/session-minutes/session-signatories.ts';
import type { SessionData } from '../../documents/session-context.ts';
import { sessionDefinition } from '../../drawing/session-document.ts';
import { minutesDefinition } from '../../drawing/minutes-document.ts';
import { loadFaces } from './font-files.ts';
import { createPdfWriter } from '../../drawing/pdf-writer.ts';
import { type MinutesData, signatories } from '../../documents/print-context.ts';
import { reserveMinutesFields } from '../../drawing/reserved-fields.ts';
import { buildMinutesFile } from './minutes-file.ts';
import { buildSessionFile } from './session-file.ts';

export type MinutesPdfFault = 'signature-digest-mismatch' | 'signature-not-of-jury' | 'signature-duplicate';

/** Thrown when the signatures do not belong to the content. */
export class MinutesPdfError extends Error {
  readonly code: MinutesPdfFault;

  constructor(code: MinutesPdfFault, detail: string) {
    super(`minutes not rendered (${code}): ${detail}`);
    this.name = 'MinutesPdfError';
    this.code = code;
  }
}

export interface MinutesRenderer {
  /**
   * Renders one document. Rejects with MinutesPdfError when a signature is not of this content and jury, with
   * SignatureSvgError when it is not ink, with RangeError when the time zone is unknown.
   */
  renderMinutesPdf(data: MinutesData): Promise<Uint8Array>;
  /** Renders the minutes of a session, and rejects likewise. */
  renderSessionPdf(data: SessionData): Promise<Uint8Array>;
}

/** Loads the fonts once; `fontsDir` differs between a checkout and a package, so the composition root gives it. */
export function createMinutesRenderer(options: { fontsDir: string }): MinutesRenderer {
  const writer = createPdfWriter(loadFaces(options.fontsDir));
  return {
    renderMinutesPdf: async (data) => {
      if (data.mode === 'copy') checkSignatures(data, signatories(data.content), data.signatures);
      const { json } = buildMinutesFile(data.content);
      const definition = minutesDefinition(data, { json, safe: writer.safe });
      return writer.write(definition, data.mode === 'original' ? reserveMinutesFields : undefined);
    },
    renderSessionPdf: async (data) => {
      if (data.mode === 'copy') checkSignatures(data, sessionSignatories(data.content), data.signatures);
      const { json } = buildSessionFile(data.content);
      const definition = sessionDefinition(data, { json, safe: writer.safe });
      return writer.write(definition, data.mode === 'original' ? reserveMinutesFields : undefined);
    },
  };
}

function checkSignatures(
  { contentDigest }: Pick<MinutesData, 'contentDigest'>,
  members: readonly { readonly id: string }[],
  signatures: readonly MinutesSignature[],
): void {
  const expected = new Set(members.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { jurorId, contentDigest: signed } of signatures) {
    if (signed !== contentDigest) throw new MinutesPdfError('signature-digest-mismatch', jurorId);
    if (!expected.has(jurorId)) throw new MinutesPdfError('signature-not-of-jury', jurorId);
    if (seen.has(jurorId)) throw new MinutesPdfError('signature-duplicate', jurorId);
    seen.add(jurorId);
  }
}
