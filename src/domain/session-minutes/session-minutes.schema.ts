/** The content of a session's minutes in every version that was ever signed, and the file that goes with the pages. */
import { z } from 'zod';
import { textSchema } from '../minutes/content-1.schema.ts';
import { sessionContentSchema1 } from './session-content-1.schema.ts';

/** Content of any version, told apart by its `schema`. */
export const sessionContentSchema = z.discriminatedUnion('schema', [sessionContentSchema1]);

/** Content of the minutes of a session: see the field comments of each version for shapes and units. */
export type SessionContent = z.infer<typeof sessionContentSchema>;
export type SessionCandidate = SessionContent['candidates'][number];
export type SessionRow = SessionCandidate['rows'][number];
export type SessionRuling = NonNullable<SessionRow['ruling']>;

/** The JSON file that accompanies the PDF, and is attached to it. */
export const sessionFileSchema = z.strictObject({
  schema: z.literal('pupitre.session-minutes-file/1'),
  content: sessionContentSchema,
  contentDigest: textSchema,
});
export type SessionMinutesFile = z.infer<typeof sessionFileSchema>;
