/** The application as a whole: its preferences, and what it says at its start. */
import { z } from 'zod';
import { answering } from '../endpoint.ts';
import { noRequest, shortText } from '../request-parts.ts';
import type { Revisions } from '../revisions.ts';

export const preferencesPatch = z.strictObject({
  language: z.enum(['fr', 'en']).exactOptional(),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).exactOptional(),
  organisation: shortText.exactOptional(),
  isSoundOn: z.boolean().exactOptional(),
});

export type Language = 'fr' | 'en';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Name of the certifying organisation, printed at the head of the minutes. */
  readonly organisation: string;
  readonly isSoundOn: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly dataPath: string;
  readonly timeZone: string;
  /** Names that a preceding crash or refusal left for the user to read, if any. */
  readonly startupNotice: 'recovered-passage' | 'database-backed-up' | 'restored' | null;
  /** Why nothing but a restore can be done: the data cannot be opened. Null in use. */
  readonly rescue: 'database-corrupt' | 'database-missing' | null;
}

/** What may be read again. */
export type AppTopic = 'preferences';

/** What can be asked of this area. */
export const appEndpoints = {
  app: {
    info: answering<AppInfo>('desk')(noRequest),
    preferences: answering<Preferences>('desk')(noRequest),
    setPreferences: answering<Preferences>('desk')(preferencesPatch),
    /** How far each topic of the broadcasts has come, for who may have missed some. */
    revisions: answering<Revisions>('desk', 'juror', 'display')(noRequest),
  },
} as const;
