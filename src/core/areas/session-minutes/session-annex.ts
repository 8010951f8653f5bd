/** The minutes that those of a session cite, each looked for in this archive, among what was received, and in files that are given. */
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { CitedCheck } from '../../../shared/areas/session-minutes.ts';
import type { Repos } from '../../db/repos.ts';
import { minutesContentDigest, sha256Hex } from '../../documents/minutes-file.ts';
import { citedState } from '../../../verify/annex-section.ts';
import { readMinutesFile } from '../minutes/index.ts';
import { archivedContent } from './session-filing.ts';

/** A document that was read from a file, as it is compared with what is cited. */
export interface ReadDocument {
  readonly number: string;
  /** SHA-256 (hex) of its content. */
  readonly contentDigest: string;
  readonly isAltered: boolean;
}

type Cited = Pick<CitedCheck, 'number' | 'digest' | 'kind' | 'candidate' | 'testTitle'>;
type Found = Pick<CitedCheck, 'state' | 'place' | 'archivedId'>;

const NOTHING: Found = { state: 'missing', place: null, archivedId: null };

/** What a content cites: what it stands on, then the minutes of the session that it completes. */
export function citedBy({ annex, complements }: SessionContent): readonly Cited[] {
  const completed =
    complements === null
      ? []
      : [{ number: complements.number, digest: complements.contentDigest, kind: 'session-minutes' as const }];
  return [
    ...annex.map(({ candidate, digest, kind, number, testTitle }) => ({
      ...{ number, digest, kind, candidate, testTitle },
    })),
    ...completed.map((each) => ({ ...each, candidate: '', testTitle: '' })),
  ];
}

/** Each of them, as it is stored here. */
export function checkAnnex(repos: Repos, content: SessionContent): readonly CitedCheck[] {
  return citedBy(content).map((cited) => ({ ...cited, ...storedFor(repos, cited) }));
}

/** Each of them, with those files beside: they speak first where they hold something. */
export function checkAnnexWith(
  repos: Repos,
  content: SessionContent,
  given: readonly ReadDocument[],
): readonly CitedCheck[] {
  return citedBy(content).map((cited) => {
    const state = citedState(cited, given);
    const found = storedFor(repos, cited);
    if (state === 'missing') return { ...cited, ...found };
    return { ...cited, state, place: 'files', archivedId: found.archivedId };
  });
}

function storedFor(repos: Repos, cited: Cited): Found {
  const { foreign } = repos;
  const own = ownFor(repos, cited);
  if (own !== null) return own;
  const received = foreign.byDigest(cited.digest);
  if (received !== null) {
    const pdf = foreign.pdf(received.id);
    const isWhole =
      received.number === cited.number &&
      sha256Hex(received.content) === cited.digest &&
      pdf !== null &&
      sha256Hex(pdf) === received.pdfSha256;
    return { state: isWhole ? 'given' : 'altered', place: 'received', archivedId: null };
  }
  const isOther = foreign.byNumber(cited.number).length > 0;
  return isOther ? { state: 'other', place: 'received', archivedId: null } : NOTHING;
}

/** Archived here under the digest that is cited; null for none. */
function ownFor({ minutes, sessionMinutes }: Repos, { digest, kind, number }: Cited): Found | null {
  if (kind === 'session-minutes') {
    const id = sessionMinutes.idOfContent(digest);
    const record = id === null ? null : sessionMinutes.find(id);
    const pdf = id === null ? null : (sessionMinutes.files(id)?.pdf ?? null);
    if (record === null || pdf === null) return null;
    const isWhole = archivedContent({ sessionMinutes }, record) !== null;
    return here(record.id, isWhole && record.number === number && sha256Hex(pdf) === record.pdfSha256);
  }
  const id = minutes.idOfContent(digest);
  const record = id === null ? null : minutes.find(id);
  const files = id === null ? null : minutes.files(id);
  if (record === null || files === null) return null;
  const content = readMinutesFile(files.json)?.content;
  const isWhole = content !== undefined && minutesContentDigest(content) === digest;
  return here(
    record.minutesId,
    isWhole && record.number === number && sha256Hex(files.pdf) === record.pdfSha256,
  );
}

function here(archivedId: string, isWhole: boolean): Found {
  return { state: isWhole ? 'given' : 'altered', place: 'here', archivedId };
}
