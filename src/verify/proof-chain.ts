/** The digest chain of a proof: every link is computed again. */
import { sha256Text } from '../cms/bytes.ts';
import { type AnyMinutesFile, isSessionContent } from '../domain/session-minutes/any-minutes.ts';
import type { Proof } from '../domain/minutes/proof.schema.ts';
import { doubt, fail, type Finding, pass } from './report.ts';

/** The archived files of which a chain must tell. */
export interface Archived {
  readonly minutes: AnyMinutesFile;
  /** The attached JSON. */
  readonly json: string;
  readonly sealed: { readonly sha256: string };
}

/** Digest before the first record of a chain. */
const ORIGIN = { seq: 0, digest: '0'.repeat(64) };
/** Where the register records archived minutes and their files: of a test, and of a session. */
const TABLES = {
  test: { minutes: 'minutes', file: 'minutes_file' },
  session: { minutes: 'session_minutes', file: 'session_minutes_file' },
} as const;

type Link = Proof['chain']['links'][number];

/**
 * Recomputes every link from the head that the minutes carry to the record of their archived files; `archived` is null where
 * the proof stands alone, whose head is then taken at its word. What is wrong with a record of these minutes condemns; what is
 * wrong elsewhere is the register's own, and told as such.
 */
export async function chainFindings(
  { chain, minutesId }: Proof,
  archived: Archived | null,
): Promise<Finding[]> {
  const { links, witness } = chain;
  const head = archived === null ? witness : (archived.minutes.content.chain ?? ORIGIN);
  if (witness.seq !== head.seq || witness.digest !== head.digest) return [fail('chain-other')];
  const { otherBreak, ownBreak } = await breaksOf(links, head, minutesId);
  if (ownBreak !== null) return [fail('chain-broken', { seq: ownBreak })];
  const key = JSON.stringify([minutesId]);
  const last = links.at(-1);
  const tables = last?.table === TABLES.session.file ? TABLES.session : TABLES.test;
  const isOfKind =
    archived === null || isSessionContent(archived.minutes.content) === (tables === TABLES.session);
  const isRecorded =
    isOfKind &&
    links.some((link) => link.table === tables.minutes && link.key === key) &&
    last?.table === tables.file &&
    last.key === key &&
    (archived === null || last.recordDigest === (await recordOf(minutesId, archived)));
  if (!isRecorded) return [fail('chain-record-other')];
  if (otherBreak !== null) return [pass('chain-own'), doubt('register-broken', { seq: otherBreak })];
  return [pass('chain-links', { count: links.length, from: head.seq, to: last.seq })];
}

function recordOf(minutesId: string, { json, sealed }: Archived): Promise<string> {
  return sha256Text(JSON.stringify([minutesId, sealed.sha256, json]));
}

/** Where the links break first: at a record of these minutes, and at or before another one. */
async function breaksOf(
  links: readonly Link[],
  head: Pick<Link, 'seq' | 'digest'>,
  minutesId: string,
): Promise<{ readonly ownBreak: number | null; readonly otherBreak: number | null }> {
  let ownBreak: number | null = null;
  let otherBreak: number | null = null;
  let previous = head;
  for (const link of links) {
    const { digest, key, recordDigest, seq, table } = link;
    const isWhole =
      digest === (await sha256Text(JSON.stringify([seq, link.previous, table, key, recordDigest])));
    const isLinked = seq === previous.seq + 1 && link.previous === previous.digest;
    if (!isWhole && key === JSON.stringify([minutesId])) ownBreak ??= seq;
    else if (!isWhole || !isLinked) otherBreak ??= seq;
    previous = { seq, digest };
  }
  return { ownBreak, otherBreak };
}
