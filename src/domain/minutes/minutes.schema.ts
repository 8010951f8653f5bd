/** The content that the members sign, in every version that was ever signed: the one place where they are told apart. */
import { z } from 'zod';
import {
  type citedMinutesSchema,
  contentSchema1,
  type differenceSchema,
  instantSchema,
  type rectificationSchema,
  textSchema,
} from './content-1.schema.ts';
import { contentSchema2 } from './content-2.schema.ts';

export type { MinutesContent1 } from './content-1.schema.ts';
export type { MinutesContent2 } from './content-2.schema.ts';

/** Content of any version, told apart by its `schema`. Its canonical form (RFC 8785) gives the printed digest. */
export const minutesContentSchema = z.discriminatedUnion('schema', [contentSchema1, contentSchema2]);

/** Archived minutes as another document names them; `archivedAt` in epoch ms. */
export type CitedMinutes = z.infer<typeof citedMinutesSchema>;

/** What a rectification states about itself. */
export type Rectification = z.infer<typeof rectificationSchema>;

/** One corrected value. */
export type Difference = z.infer<typeof differenceSchema>;

/** Content of minutes of any version: see the field comments of each for shapes and units (epoch ms, ms, IANA zone). */
export type MinutesContent = z.infer<typeof minutesContentSchema>;

export const signatureSchema = z.strictObject({
  jurorId: textSchema,
  name: textSchema,
  capacity: textSchema,
  signedAt: instantSchema,
  /** SHA-256 (hex) of the canonical content that the member had before their eyes. */
  contentDigest: textSchema,
  /** Handwriting as an SVG document, vector paths only. */
  svg: textSchema,
});
export type MinutesSignature = z.infer<typeof signatureSchema>;

/** Before certificates the file held the signatures, and was made after them. */
const firstFileSchema = z.strictObject({
  schema: z.literal('pupitre.minutes-file/1'),
  content: minutesContentSchema,
  contentDigest: textSchema,
  signatures: z.array(signatureSchema),
});

/** The JSON file that accompanies the PDF, and is attached to it: the signatures are in the PDF, over both. */
export const minutesFileSchema = z.discriminatedUnion('schema', [
  firstFileSchema,
  z.strictObject({
    schema: z.literal('pupitre.minutes-file/2'),
    content: minutesContentSchema,
    contentDigest: textSchema,
  }),
]);
export type MinutesFile = z.infer<typeof minutesFileSchema>;
