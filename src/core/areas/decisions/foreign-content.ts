/** What minutes from elsewhere say, whom of, and whether that counts here. */
import { minutesContentSchema } from '../../../domain/minutes/minutes.schema.ts';
import { isSessionContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { AnyContent } from '../../../domain/session-minutes/any-minutes.ts';
import { sessionContentSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { ForeignMinutes, NamedAuthority } from '../../db/repos/foreign-minutes.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';

/** A candidate as such minutes name them. */
export interface NamedCandidate {
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  /** ISO; empty when it is not known. */
  readonly birthDate: string;
  readonly birthPlace: string;
}

/** In their order, which is how a link names one. */
export function candidatesIn(content: AnyContent): readonly NamedCandidate[] {
  if (!isSessionContent(content)) {
    const { birthDate, birthPlace, firstName, lastName } = content.candidate;
    return [{ birthName: lastName, usualName: '', firstName, birthDate, birthPlace }];
  }
  return content.candidates.map(({ birthDate, birthName, birthPlace, firstName, usualName }) => ({
    birthName,
    usualName,
    firstName,
    birthDate,
    birthPlace,
  }));
}

/** Most of them whose reading is kept: what was imported never changes. */
const MOST_READ = 500;

export type ReadForeign = (minutes: ForeignMinutes) => AnyContent | null;

/** Reads what was stored, as long as it is what was checked; null for what was changed since. */
export function createForeignReader(): ReadForeign {
  const known = new Map<string, AnyContent | null>();
  return ({ content, digest, id, kind }) => {
    const key = `${id} ${sha256Hex(content)}`;
    const read = known.get(key);
    if (read !== undefined) return read;
    const schema = kind === 'minutes' ? minutesContentSchema : sessionContentSchema;
    const { data = null } = schema.safeParse(JSON.parse(content));
    const sound = data !== null && sha256Hex(canonicalJson(data)) === digest ? data : null;
    if (known.size >= MOST_READ) known.clear();
    known.set(key, sound);
    return sound;
  };
}

type TrustRepos = Pick<Repos, 'foreignAuthorities' | 'signing'>;

/**
 * Authorities of the minutes that nobody here answers for: neither one of this installation nor one that an administrator
 * accepted. An own seal may rest on any certificate that is known here, members on an authority alone.
 */
export function unknownAuthorities(
  { foreignAuthorities, signing }: TrustRepos,
  { verdict: { authority, others } }: Pick<ForeignMinutes, 'verdict'>,
): readonly NamedAuthority[] {
  const words = foreignAuthorities.words();
  const own = signing.recognised();
  const isAccepted = ({ sha256 }: NamedAuthority) => words.get(sha256)?.isAccepted === true;
  return [
    ...[authority].filter(
      (one) =>
        !isAccepted(one) && !own.some(({ role, sha256 }) => role === 'authority' && sha256 === one.sha256),
    ),
    ...others.filter((one) => !isAccepted(one) && !own.some(({ sha256 }) => sha256 === one.sha256)),
  ];
}

/** Minutes from elsewhere count once every authority that they rest on is known here. */
export function statusOf(
  repos: TrustRepos,
  minutes: Pick<ForeignMinutes, 'verdict'>,
): 'usable' | 'to-be-confirmed' {
  return unknownAuthorities(repos, minutes).length === 0 ? 'usable' : 'to-be-confirmed';
}

/**
 * The rectification that is here of minutes from elsewhere, or null. Only the authority that made minutes corrects them; its
 * correction holds against them even before it counts itself.
 */
export function rectificationOf(
  { foreign }: Pick<Repos, 'foreign'>,
  { digest, verdict }: Pick<ForeignMinutes, 'digest' | 'verdict'>,
): ForeignMinutes | null {
  const own = foreign
    .rectifying(digest)
    .filter((each) => each.verdict.authority.sha256 === verdict.authority.sha256);
  return own.at(-1) ?? null;
}
