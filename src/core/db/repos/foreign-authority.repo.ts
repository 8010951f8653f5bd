import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { NamedActor } from '../../../shared/request-parts.ts';
import type { WritableDatabase } from '../database.ts';
import type { NamedAuthority } from './foreign-minutes.repo.ts';

/** An authority whose minutes came here. */
export interface ForeignAuthority extends NamedAuthority {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly seenAt: Instant;
}

/** What an administrator said of an authority. */
export interface AuthorityWord {
  readonly isAccepted: boolean;
  /** Where the fingerprint was read, or why it is accepted no more. */
  readonly note: string;
  readonly by: NamedActor;
  readonly at: Instant;
}

export interface ForeignAuthorityRepo {
  get(sha256: string): ForeignAuthority | null;
  /** Those that minutes from elsewhere rest on, the first seen first. */
  all(): readonly ForeignAuthority[];
  /** Keeps a certificate, once. */
  see(authority: ForeignAuthority): void;
  /** The last word on each, by SHA-256 (hex); one on which nobody said anything is left out. */
  words(): ReadonlyMap<string, AuthorityWord>;
  say(sha256: string, word: AuthorityWord): void;
}

interface WordRow {
  readonly sha256: string;
  readonly is_accepted: 0 | 1;
  readonly note: string;
  readonly said_by: string;
  readonly said_at: number;
}

/** Authorities of other installations, and whether an administrator answers for them; append-only. */
export function createForeignAuthorityRepo(db: WritableDatabase): ForeignAuthorityRepo {
  type Row = Omit<ForeignAuthority, 'seenAt'> & { readonly seen_at: number };
  const get = db.prepare<[string], Row>('SELECT * FROM foreign_authority WHERE sha256 = ?');
  const all = db.prepare<[], Row>('SELECT * FROM foreign_authority ORDER BY seen_at, sha256');
  const see = db.prepare<[string, string, Uint8Array, number]>(
    `INSERT INTO foreign_authority (sha256, subject, certificate, seen_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (sha256) DO NOTHING`,
  );
  const words = db.prepare<[], WordRow>('SELECT * FROM accepted_authority ORDER BY sha256, position');
  const say = db.prepare<Omit<WordRow, 'is_accepted'> & { readonly is_accepted: number }>(
    `INSERT INTO accepted_authority (sha256, position, is_accepted, note, said_by, said_at)
     SELECT @sha256, coalesce(max(position), 0) + 1, @is_accepted, @note, @said_by, @said_at
     FROM accepted_authority WHERE sha256 = @sha256`,
  );
  const read = ({ seen_at, ...row }: Row): ForeignAuthority => ({ ...row, seenAt: instant(seen_at) });
  return {
    get: (sha256) => {
      const row = get.get(sha256);
      return row === undefined ? null : read(row);
    },
    all: () => all.all().map(read),
    see: ({ certificate, seenAt, sha256, subject }) => {
      see.run(sha256, subject, certificate, seenAt);
    },
    words: () =>
      new Map(
        words.all().map(({ is_accepted, note, said_at, said_by, sha256 }) => [
          sha256,
          {
            isAccepted: is_accepted === 1,
            note,
            by: JSON.parse(said_by) as NamedActor,
            at: instant(said_at),
          },
        ]),
      ),
    say: (sha256, { at, by, isAccepted, note }) => {
      say.run({ sha256, is_accepted: isAccepted ? 1 : 0, note, said_by: JSON.stringify(by), said_at: at });
    },
  };
}
