/** The JSON of archived minutes, read back. */
import { minutesFileSchema } from '../../../../domain/minutes/minutes.schema.ts';
import type { MinutesFile } from '../../../../domain/minutes/minutes.schema.ts';
import { newerSchema } from '../../../../domain/minutes/schema-version.ts';

/** The minutes file of that text, or null when it is not one. */
export function readMinutesFile(json: string): MinutesFile | null {
  try {
    return minutesFileSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** Whether the text is the file of minutes that a later version of the application made. */
export function isNewerFile(json: string): boolean {
  try {
    return newerSchema(JSON.parse(json)) !== null;
  } catch {
    return false;
  }
}
