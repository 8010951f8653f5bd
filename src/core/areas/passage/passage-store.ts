/** Everything stored about a passage, read in one place so that rules and screens see the same facts. */
import type { PassagePlan, PassageState } from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { createAttachmentRepo } from '../../db/repos/attachment.repo.ts';
import type { AttachmentRepo } from '../../db/repos/attachment.repo.ts';
import { createAttemptRepo } from '../../db/repos/attempt.repo.ts';
import type { AttemptRepo } from '../../db/repos/attempt.repo.ts';
import { createAuditRepo } from '../../db/repos/audit.repo.ts';
import type { AuditRepo } from '../../db/repos/audit.repo.ts';
import { createContentLockRepo } from '../../db/repos/content-lock.repo.ts';
import type { ContentLockRepo } from '../../db/repos/content-lock.repo.ts';
import { createDeclarationRepo } from '../../db/repos/declaration.repo.ts';
import type { DeclarationRepo } from '../../db/repos/declaration.repo.ts';
import { createDeliberationRepo } from '../../db/repos/deliberation.repo.ts';
import type { DeliberationRepo } from '../../db/repos/deliberation.repo.ts';
import { createDocumentPartRepo } from '../../db/repos/document-part.repo.ts';
import type { DocumentPartRepo } from '../../db/repos/document-part.repo.ts';
import { createExternalDocumentRepo } from '../../db/repos/external-document.repo.ts';
import type { ExternalDocumentRepo } from '../../db/repos/external-document.repo.ts';
import { createFreezeRepo } from '../../db/repos/freeze.repo.ts';
import type { FreezeRepo } from '../../db/repos/freeze.repo.ts';
import { createGridRepo } from '../../db/repos/grid.repo.ts';
import type { GridRepo } from '../../db/repos/grid.repo.ts';
import { createJournalRepo } from '../../db/repos/journal.repo.ts';
import type { JournalRepo } from '../../db/repos/journal.repo.ts';
import { createMinutesRepo } from '../../db/repos/minutes.repo.ts';
import type { MinutesRepo } from '../../db/repos/minutes.repo.ts';
import { createPassageRepo } from '../../db/repos/passage.repo.ts';
import type { PassageRepo } from '../../db/repos/passage.repo.ts';
import { createRectificationRepo } from '../../db/repos/rectification.repo.ts';
import type { RectificationRepo } from '../../db/repos/rectification.repo.ts';
import { createTimestampRepo } from '../../db/repos/timestamp.repo.ts';
import type { TimestampRepo } from '../../db/repos/timestamp.repo.ts';
import { databaseErrorCodeOf } from '../../db/sql-error.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { PassageFacts } from './passage-facts.ts';
import { createPassageLoader } from './passage-loader.ts';
import type { FactPart } from './passage-loader.ts';
import { createRoleplayStore } from './roleplay-facts.ts';
import type { RoleplayStore } from './roleplay-facts.ts';

/** Why a passage is held, and how it is shown. */
export interface Doubt {
  /** The state to show, which the journal gives; null when it gives none. */
  readonly state: PassageState | null;
  /** What it is read from, beside its state and journal, is gone or damaged: nothing here can mend it. */
  readonly isLost: boolean;
}

export interface PassageStore {
  readonly passages: PassageRepo;
  readonly attachments: AttachmentRepo;
  readonly freezes: FreezeRepo;
  readonly attempts: AttemptRepo;
  readonly declarations: DeclarationRepo;
  readonly journal: JournalRepo;
  readonly grids: GridRepo;
  readonly deliberation: DeliberationRepo;
  readonly locks: ContentLockRepo;
  readonly parts: DocumentPartRepo;
  readonly external: ExternalDocumentRepo;
  readonly minutes: MinutesRepo;
  readonly rectifications: RectificationRepo;
  readonly roleplay: RoleplayStore;
  readonly timestamps: TimestampRepo;
  readonly audit: AuditRepo;
  /**
   * Passages that refuse every change: their stored state is not the one of their journal, until someone says to go on
   * from it, or what they are read from is damaged.
   */
  readonly doubts: Map<string, Doubt>;
  /** When each of them was found: from then on nobody measured its clock. */
  readonly doubtsSince: Map<string, Reading>;
  /** Plan that the preparation of a passage gives, or null when there is no such passage. */
  planned(passageId: string): PassagePlan | null;
  /**
   * Everything about a passage, or null when there is none. Once it began, what was frozen then and what happened. Throws
   * DamagedRecordError when what it is read from is missing or of another shape.
   */
  load(passageId: string): PassageFacts | null;
  /** Those facts, with these parts as they are stored now. Throws DamagedRecordError as `load` does. */
  reload(facts: PassageFacts, parts: ReadonlySet<FactPart>): PassageFacts;
  /** Name of the certifying organisation, printed at the head of the minutes. */
  organisation(): string;
}

/** Repos of the passages over one connection. */
export function createPassageStore(db: WritableDatabase): PassageStore {
  const repos = {
    passages: createPassageRepo(db),
    attachments: createAttachmentRepo(db),
    freezes: createFreezeRepo(db),
    attempts: createAttemptRepo(db),
    declarations: createDeclarationRepo(db),
    journal: createJournalRepo(db),
    grids: createGridRepo(db),
    deliberation: createDeliberationRepo(db),
    locks: createContentLockRepo(db),
    parts: createDocumentPartRepo(db),
    external: createExternalDocumentRepo(db),
    minutes: createMinutesRepo(db),
    rectifications: createRectificationRepo(db),
    roleplay: createRoleplayStore(db),
    timestamps: createTimestampRepo(db),
    audit: createAuditRepo(db),
    doubts: new Map<string, Doubt>(),
  };
  const loader = createPassageLoader(db, repos);
  return {
    ...repos,
    doubtsSince: new Map(),
    planned: (passageId) => {
      const preparation = loader.prepared(passageId);
      return preparation === null ? null : loader.initialState(preparation).plan;
    },
    load: (passageId) => namingDamage(passageId, () => loader.load(passageId)),
    reload: (facts, parts) => namingDamage(facts.passage.id, () => loader.reload(facts, parts)),
    organisation: loader.organisation,
  };
}

function namingDamage<Read>(passageId: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof DamagedRecordError || databaseErrorCodeOf(error) !== null) throw error;
    throw new DamagedRecordError(passageId, { cause: error });
  }
}
