import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { compareVersions } from '../../../domain/certification/version-order.ts';
import { fromReferentiel } from '../../../domain/certification/from-referentiel.ts';
import type { Referentiel } from '../../../domain/referentiel/referentiel.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** A file of either format, as it was given. */
export type CertificationFile = Referentiel | Certification;

export interface ReferentielRecord {
  /** What the file says, in the shape of every certification. */
  readonly certification: Certification;
  readonly file: CertificationFile;
  /** SHA-256 of the file's canonical JSON, lowercase hex: what minutes cite. */
  readonly digest: string;
}

/** Thrown when a stored référentiel is not of the shape in which it was stored. */
export class DamagedReferentielError extends Error {
  readonly id: string;
  readonly version: string;

  constructor(id: string, version: string) {
    super(`the stored text of référentiel ${id} ${version} is damaged`);
    this.name = 'DamagedReferentielError';
    this.id = id;
    this.version = version;
  }
}

export interface ReferentielRepo {
  /** Digest under which a version is stored, or null. */
  digest(id: string, version: string): string | null;
  /**
   * One version of a référentiel, or null. Each text is parsed once, then kept in memory by its digest. Throws
   * DamagedReferentielError.
   */
  get(id: string, version: string): ReferentielRecord | null;
  /** Every one that can be read, the newest version of each first; the register's check tells of the others. */
  list(): readonly ReferentielRecord[];
  /** Whether a session applies this version. */
  isUsed(id: string, version: string): boolean;
  /** Whether minutes of a session that applies this version are archived. */
  hasMinutes(id: string, version: string): boolean;
  /** Stores a version, in place of its former text if it had one. */
  put(record: Pick<ReferentielRecord, 'file' | 'digest'>, loadedAt: Instant): void;
}

/** Référentiels, whole, one row for each version; they were checked before they were stored. */
export function createReferentielRepo(db: WritableDatabase): ReferentielRepo {
  const digestOf = db.prepare<[string, string], { digest: string }>(
    'SELECT digest FROM referentiel WHERE id = ? AND version = ?',
  );
  const contentOf = db.prepare<[string, string], { content: string }>(
    'SELECT content FROM referentiel WHERE id = ? AND version = ?',
  );
  const keys = db.prepare<[], { id: string; version: string }>(
    'SELECT id, version FROM referentiel ORDER BY id',
  );
  const isUsed = db.prepare<[string, string], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM session WHERE referentiel_id = ? AND referentiel_version = ?) AS found`,
  );
  const hasMinutes = db.prepare<[string, string], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM session s JOIN minutes m ON m.session_id = s.id
      WHERE s.referentiel_id = ? AND s.referentiel_version = ?) AS found`,
  );
  const upsert = db.prepare<[string, string, string, string, number]>(
    `INSERT INTO referentiel (id, version, digest, content, loaded_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id, version) DO UPDATE SET
       digest = excluded.digest, content = excluded.content, loaded_at = excluded.loaded_at`,
  );
  const known = new Map<string, ReferentielRecord>();

  function read(id: string, version: string): ReferentielRecord | null {
    const digest = digestOf.get(id, version)?.digest;
    if (digest === undefined) return null;
    const kept = known.get(digest);
    if (kept !== undefined) return kept;
    const content = contentOf.get(id, version)?.content ?? 'null';
    const file = JSON.parse(content) as CertificationFile | null;
    // Whoever repairs a data file by hand may leave anything here.
    if (!Array.isArray((file as Partial<CertificationFile> | null)?.blocs)) {
      throw new DamagedReferentielError(id, version);
    }
    const record = recordOf(file as CertificationFile, digest);
    known.set(digest, record);
    return record;
  }

  function readable(id: string, version: string): ReferentielRecord | null {
    try {
      return read(id, version);
    } catch (error) {
      if (error instanceof DamagedReferentielError) return null;
      throw error;
    }
  }

  return {
    get: read,
    digest: (id, version) => digestOf.get(id, version)?.digest ?? null,
    list: () =>
      keys
        .all()
        .toSorted((one, other) => (one.id === other.id ? compareVersions(other.version, one.version) : 0))
        .flatMap(({ id, version }) => readable(id, version) ?? []),
    isUsed: (id, version) => isUsed.get(id, version)?.found === 1,
    hasMinutes: (id, version) => hasMinutes.get(id, version)?.found === 1,
    put: ({ digest, file }, loadedAt) => {
      upsert.run(file.id, file.version, digest, JSON.stringify(file), loadedAt);
    },
  };
}

/** A file with what it says. */
export function recordOf(file: CertificationFile, digest: string): ReferentielRecord {
  const certification = file.schema === 'pupitre.referentiel/1' ? fromReferentiel(file) : file;
  return { certification, file, digest };
}
