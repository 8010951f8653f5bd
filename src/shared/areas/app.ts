/** The application as a whole: its preferences, and what it says at its start. */
import { z } from 'zod';
import type { Instant } from '../../domain/time/time.ts';
import { answering, telling } from '../endpoint.ts';
import {
  actorConfirmation,
  idSchema,
  noRequest,
  pinSchema,
  requiredShortText,
  shortText,
} from '../request-parts.ts';
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

/** Whether the disk under the data is encrypted, as far as the system says. `unknown` is not a no. */
export type DiskEncryption = 'encrypted' | 'plain' | 'unknown';

/** Whether a version says of itself that it is for trial: packaged on a runtime that serves to try it, not for a day of exams. */
export function isTrial(version: string): boolean {
  return version.includes('+essai');
}

/** Work that may take seconds. */
export type TaskKind =
  | 'archive-export'
  | 'subject-export'
  | 'register-check'
  | 'backup'
  | 'paper-export'
  | 'minutes-import'
  | 'handover'
  | 'annex-check'
  | 'update-check';

/** How far such work has come. */
export interface TaskView {
  readonly id: string;
  readonly kind: TaskKind;
  readonly done: number;
  readonly total: number;
  readonly isOver: boolean;
}

export const taskRef = z.strictObject({ taskId: idSchema });

/** `administratorId` absent names a new one; `confirmation` is asked for once there is one in office. */
export const administratorInput = z.strictObject({
  administratorId: idSchema.exactOptional(),
  name: requiredShortText,
  isActive: z.boolean(),
  pin: pinSchema.exactOptional(),
  confirmation: actorConfirmation.exactOptional(),
});

/** A named person who answers with a PIN for what counts outside a jury. */
export interface AdministratorView {
  readonly id: string;
  readonly name: string;
  /** In office. */
  readonly isActive: boolean;
}

export const recoveryMaking = z.strictObject({ confirmation: actorConfirmation });

export const recoveryInput = z.strictObject({
  administratorId: idSchema,
  /** As it was written down, with or without its hyphens. */
  code: shortText,
  newPin: pinSchema,
});

/** A recovery code that stands: by whom it was drawn, never what it is. */
export interface RecoveryView {
  readonly madeAt: Instant;
  readonly by: string;
}

/** What the system asked the application to show; a file comes with what it holds, to be imported by whoever says so. */
export type Asked =
  | { readonly opens: 'update' }
  | { readonly opens: 'nothing'; readonly name: string }
  | {
      readonly opens: 'certification' | 'handover' | 'subject';
      readonly name: string;
      readonly bytes: Uint8Array;
    };

export const appBroadcasts = { 'task-changed': telling<TaskView & { readonly topic: 'tasks' }>() } as const;

/** What may be read again. */
export type AppTopic = 'asked' | 'preferences';

/** What can be asked of this area. */
export const appEndpoints = {
  app: {
    info: answering<AppInfo>('desk')(noRequest),
    /** Asked of the system each time; it may take seconds. */
    disk: answering<{ readonly encryption: DiskEncryption }>('desk')(noRequest),
    preferences: answering<Preferences>('desk')(noRequest),
    setPreferences: answering<Preferences>('desk')(preferencesPatch),
    /** A few at most; those who left among them. */
    administrators: answering<readonly AdministratorView[]>('desk')(noRequest),
    saveAdministrator: answering<readonly AdministratorView[]>('desk')(administratorInput),
    recovery: answering<RecoveryView | null>('desk')(noRequest),
    /** The one time that the code is shown. */
    makeRecoveryCode: answering<{ readonly code: string }>('desk')(recoveryMaking),
    recoverAdministrator: answering<null>('desk')(recoveryInput),
    /** Work that goes on and takes its time: a few at most. */
    tasks: answering<readonly TaskView[]>('desk')(noRequest),
    /** The oldest of what the system asked to show, once; null when nothing is left. */
    takeAsked: answering<Asked | null>('desk')(noRequest),
    /** Asks such work to stop; whoever waits for it is answered `cancelled`. */
    stopTask: answering<null>('desk')(taskRef),
    /** How far each topic of the broadcasts has come, for who may have missed some. */
    revisions: answering<Revisions>('desk', 'juror')(noRequest),
  },
} as const;
