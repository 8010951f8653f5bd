/**
 * Draws again what the application drew before anybody signed it, for whoever holds a document to its data: the same
 * objects in the same order, their streams as they are before they are compressed.
 */
import { type AnyMinutesFile, isSessionContent } from '../domain/session-minutes/any-minutes.ts';
import type { Proof2 } from '../domain/minutes/proof.schema.ts';
import type { Faces } from './faces.ts';
import { type Drawing, minutesDefinition } from './minutes-document.ts';
import { createPdfWriter } from './pdf-writer.ts';
import { proofDefinition } from './proof-document.ts';
import { reserveFields, reserveMinutesFields } from './reserved-fields.ts';
import { sessionDefinition } from './session-document.ts';
import { createSafeText, type SafeText } from './safe-text.ts';
import { type Appearances, createAppearances } from './signing/appearances.ts';

export interface DrawnProof {
  readonly proof: Proof2;
  /** Canonical JSON of the proof. */
  readonly json: string;
  readonly organisation: string;
  readonly isToBeSealed: boolean;
}

export interface Redrawing {
  /**
   * Draws unsigned minutes with that JSON attached, in turn in each way that a release drew that version of the content.
   * Rejects with RangeError when no calendar knows an instant or the zone that the data state.
   */
  minutes(file: AnyMinutesFile, json: string): readonly (() => Promise<Uint8Array>)[];
  /** Draws a proof file; rejects with RangeError likewise. */
  proof(source: DrawnProof): Promise<Uint8Array>;
  /** Draw what signatures show, each as a release drew it. */
  appearances(): readonly Appearances[];
}

/** What version 0.1.0 drew, and what was drawn of its contents since. */
const WAYS_1: readonly Drawing[] = ['first', 'current'];
const WAYS_2: readonly Drawing[] = ['current'];

/** Draws with faces that are opened at the first document. */
export function createRedrawing(open: () => Faces): Redrawing {
  let prepared: ReturnType<typeof prepare> | null = null;
  const tools = () => (prepared ??= prepare(open()));
  return {
    minutes: ({ content, contentDigest }, json) => {
      if (isSessionContent(content)) {
        const draw = async () => {
          const { safe, writer } = tools();
          const data = { mode: 'original', content, contentDigest } as const;
          const definition = sessionDefinition(data, { json, safe: safe.current });
          return writer.write({ ...definition, compress: false }, reserveMinutesFields);
        };
        return [draw];
      }
      return (content.schema === 'pupitre.minutes/1' ? WAYS_1 : WAYS_2).map((drawing) => async () => {
        const { safe, writer } = tools();
        const data = { mode: 'original', content, contentDigest } as const;
        const definition = minutesDefinition(data, { drawing, json, safe: safe[drawing] });
        return writer.write({ ...definition, compress: false }, reserveMinutesFields);
      });
    },
    appearances: () => tools().appearances,
    proof: async (source) => {
      const { writer } = tools();
      return writer.write({ ...proofDefinition(source, writer.safe), compress: false }, (document) => {
        reserveFields(document, []);
      });
    },
  };
}

function prepare(faces: Faces) {
  const writer = createPdfWriter(faces);
  // Version 0.1.0 had one family.
  const first = createSafeText({ main: faces.main, fallback: { coverage: new Set() } });
  const safe = { first, current: writer.safe } satisfies Record<Drawing, SafeText>;
  const appearances = [safe.current, safe.first].map((filter) => createAppearances(faces, filter));
  return { writer, safe, appearances };
}
