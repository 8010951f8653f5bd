/** Minutes of either kind, of a test or of a session, for whoever checks documents without knowing which they are. */
import { z } from 'zod';
import { type MinutesContent, minutesFileSchema } from '../minutes/minutes.schema.ts';
import { signatories } from '../minutes/signatories.ts';
import { type SessionContent, sessionFileSchema } from './session-minutes.schema.ts';
import { sessionSignatories } from './session-signatories.ts';

/** The file of either. */
export const anyFileSchema = z.discriminatedUnion('schema', [minutesFileSchema, sessionFileSchema]);
export type AnyMinutesFile = z.infer<typeof anyFileSchema>;
export type AnyContent = MinutesContent | SessionContent;

/** Whether the content is that of a session's minutes. */
export function isSessionContent(content: AnyContent): content is SessionContent {
  return content.schema === 'pupitre.session-minutes/1';
}

/** Who signs, in the order of the fields. */
export function signatoriesIn(
  content: AnyContent,
): readonly { readonly id: string; readonly name: string; readonly capacity: string }[] {
  return isSessionContent(content) ? sessionSignatories(content) : signatories(content);
}
