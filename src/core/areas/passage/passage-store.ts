/** Everything stored about a passage, read in one place so that rules and screens see the same facts. */
import type { PassagePlan } from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { Repos } from '../../db/repos.ts';
import { databaseErrorCodeOf } from '../../db/sql-error.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { FactPart, PassageFacts } from './passage-facts.ts';
import { createPassageLoader } from './passage-loader.ts';
import type { Doubt } from './passage-loader.ts';
import { createRoleplayStore } from './roleplay-facts.ts';
import type { RoleplayStore } from './roleplay-facts.ts';

/** What a passage is written into, beside what its role play is. */
type PassageRepos = Pick<
  Repos,
  | 'attachments'
  | 'attempts'
  | 'audit'
  | 'candidateSignatures'
  | 'declarations'
  | 'deliberation'
  | 'enrolments'
  | 'external'
  | 'freezes'
  | 'grids'
  | 'handovers'
  | 'journal'
  | 'locks'
  | 'minutes'
  | 'papers'
  | 'parts'
  | 'passages'
  | 'rectifications'
  | 'timestamps'
  | 'together'
>;

export interface PassageStore extends PassageRepos {
  readonly roleplay: RoleplayStore;
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

/** The store of the passages over the repos of one connection. */
export function createPassageStore(repos: Repos): PassageStore {
  const { attachments, attempts, audit, candidateSignatures, declarations, deliberation } = repos;
  const { enrolments, external, freezes } = repos;
  const { grids, handovers, journal, locks, minutes, papers, parts, passages, rectifications } = repos;
  const { timestamps, together } = repos;
  const roleplay = createRoleplayStore(repos);
  const doubts = new Map<string, Doubt>();
  const loader = createPassageLoader(repos, roleplay, doubts);
  return {
    ...{ attachments, attempts, audit, candidateSignatures, declarations, deliberation },
    ...{ enrolments, external, freezes },
    ...{ grids, handovers, journal, locks, minutes, papers, parts, passages, rectifications },
    ...{ timestamps, together },
    roleplay,
    doubts,
    doubtsSince: new Map(),
    planned: (passageId) => {
      const preparation = loader.prepared(passageId);
      return preparation === null ? null : loader.initialState(preparation).plan;
    },
    load: (passageId) => namingDamage(passageId, () => loader.load(passageId)),
    reload: (facts, stale) => namingDamage(facts.passage.id, () => loader.reload(facts, stale)),
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
