/** Minutes that came from other installations, for a session that decides on what they say; a part of the area `decisions`. */
import { z } from 'zod';
import { cleanText, isUnreadable } from '../../../domain/text/clean-text.ts';
import { unprintable, withoutUnseen } from '../../../domain/text/printable.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { answering } from '../../endpoint.ts';
import {
  actorConfirmation,
  fileBytes,
  idSchema,
  pageShape,
  reasonSchema,
  requiredShortText,
} from '../../request-parts.ts';
import type { ListPage } from '../../view-parts.ts';
import type { AlikePerson } from '../candidates.ts';

const MOST_CANDIDATES = 200;

/** Files that can be given at once, in folders and archives or not. */
export const MOST_RECEIVED = 500;

const MOST_NAME = 200;

/** Whatever a file is called, it is checked: what of its name no text here may hold is left out. */
const fileName = z
  .string()
  .max(1_000)
  .overwrite((name) => {
    const kept = Array.from(withoutUnseen(cleanText(name))).filter(
      (character) => character !== '\n' && !isUnreadable(character) && unprintable(character).length === 0,
    );
    const shown = kept.join('').trim().slice(0, MOST_NAME);
    return shown === '' ? '?' : shown;
  });

/** What was received for a session: minutes (PDF), what came beside them, or ZIP archives of both. */
/** Files of other places, whatever they hold. */
export const receivedFiles = z
  .array(z.strictObject({ name: fileName, bytes: fileBytes }))
  .min(1)
  .max(MOST_RECEIVED)
  .readonly();

const receivedInput = z.strictObject({ sessionId: idSchema, files: receivedFiles });

const receivedQuery = z.strictObject({ sessionId: idSchema, ...pageShape });

/** Whose the candidates of received minutes are, together; a null person opens a new file. */
const foreignLinkInput = z.strictObject({
  sessionId: idSchema,
  of: z
    .array(z.strictObject({ foreignId: idSchema, index: z.int().min(0) }))
    .min(1)
    .max(MOST_CANDIDATES)
    .readonly(),
  personId: idSchema.nullable(),
});

const sha256Schema = z.string().regex(/^[\da-f]{64}$/);

const authorityInput = z.strictObject({
  sha256: sha256Schema,
  /** As the administrator read it in another source, however it is grouped there. */
  fingerprint: requiredShortText,
  /** That source. */
  fingerprintSource: requiredShortText,
  confirmation: actorConfirmation,
});

const authorityWithdrawal = z.strictObject({
  sha256: sha256Schema,
  reason: reasonSchema,
  confirmation: actorConfirmation,
});

/** Why a file that was received is not used. */
export type ReceivedRefusal =
  /** Changed, incomplete, or not signed by whom it says. */
  | 'altered'
  | 'cut'
  | 'not-minutes'
  /** Intact, and something but the authority is left to settle. */
  | 'doubtful'
  /** Of a later version of the application. */
  | 'newer'
  | 'other-certification'
  /** Minutes of this very archive, which count already. */
  | 'own'
  /** Others of that number and authority came before, and say otherwise. */
  | 'number-taken'
  | 'archive-unreadable'
  | 'check-failed';

/** A finding of the check, by its code, whose sentence is that of the verification. */
export interface ReceivedFinding {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ReceivedReport {
  readonly importedCount: number;
  /** Were here already. */
  readonly knownCount: number;
  readonly refusedCount: number;
  /** The first of those refused, each by the name of its file. */
  readonly refused: readonly {
    readonly name: string;
    readonly reason: ReceivedRefusal;
    readonly finding: ReceivedFinding | null;
  }[];
  /** Minutes that were not looked at, because someone stopped it. */
  readonly leftCount: number;
}

/** Minutes from elsewhere that were brought to a session. */
export interface ForeignView {
  readonly id: string;
  readonly kind: 'minutes' | 'session-minutes';
  readonly number: string;
  readonly digest: string;
  /** Name of the file. */
  readonly source: string;
  /** Session in which they were made, who held it, and its day. */
  readonly title: string;
  readonly organisation: string;
  readonly date: string;
  /** Test, in minutes of a passage; null in those of a session. */
  readonly testTitle: string | null;
  readonly mandate: 'proposition' | 'decision';
  /** What is to be confirmed grounds no decision; what is replaced counts no more. */
  readonly status: 'usable' | 'to-be-confirmed' | 'replaced';
  /** Number of their rectification. */
  readonly replacedBy: string | null;
  readonly authority: { readonly subject: string; readonly sha256: string };
  /** Authorities that nobody here answers for yet. */
  readonly unknownAuthorities: readonly { readonly subject: string; readonly sha256: string }[];
  readonly candidateCount: number;
  /** Candidates of whom nobody said yet whose file they belong to. */
  readonly unlinkedCount: number;
}

/** A candidate of such minutes, with every one that tells of them. */
export interface ForeignCandidate {
  readonly name: string;
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly of: readonly {
    readonly foreignId: string;
    readonly index: number;
    readonly number: string;
    readonly testTitle: string | null;
    readonly date: string;
  }[];
  /** Null until someone said whose file it is. */
  readonly linked: { readonly enrolmentId: string; readonly personId: string; readonly name: string } | null;
  /** Persons here who look alike, to choose from. */
  readonly alike: readonly AlikePerson[];
}

export interface ForeignAuthorityView {
  readonly sha256: string;
  readonly subject: string;
  /** How many minutes rest on it. */
  readonly minutesCount: number;
  /** One of this installation needs nobody's word. */
  readonly isOwn: boolean;
  /** The last word on it; null when nobody said anything. */
  readonly word: {
    readonly isAccepted: boolean;
    readonly note: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
}

/** What can be asked of them, among the requests of the area. */
export const receivedEndpoints = {
  /** Checks each file by itself, offline: what is refused is named, and the others are kept. */
  importMinutes: answering<ReceivedReport>('desk')(receivedInput),
  foreign: answering<ListPage<ForeignView>>('desk')(receivedQuery),
  /** Those of whom nobody said whose file they belong to come first. */
  foreignCandidates: answering<ListPage<ForeignCandidate>>('desk')(receivedQuery),
  readForeign: answering<Uint8Array>('desk')(z.strictObject({ foreignId: idSchema })),
  linkForeign: answering<null>('desk')(foreignLinkInput),
  /** Authorities that minutes from elsewhere rest on. */
  authorities: answering<ListPage<ForeignAuthorityView>>('desk')(z.strictObject(pageShape)),
  acceptAuthority: answering<null>('desk')(authorityInput),
  withdrawAuthority: answering<null>('desk')(authorityWithdrawal),
} as const;
