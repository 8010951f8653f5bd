/** Another place, whose jury signs minutes under its own authority, and a session here that decides on what they say. */
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import type { Evidence } from '../../../src/domain/bloc/bloc.schema.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import type { AnyContent } from '../../../src/domain/session-minutes/any-minutes.ts';
import type {
  SessionContent,
  SessionRow,
} from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import type { ReceivedReport } from '../../../src/shared/areas/decisions/received.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';
import { createOffice, signMinutes } from '../../fixtures/verify/signed-minutes.ts';
import type { SignedMinutes } from '../../fixtures/verify/signed-minutes.ts';
import { prepare } from '../passage-conduct.ts';
import { done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

const HOUR_MS = 3_600_000;
/** The day after the minutes of the fixtures. */
export const NEXT_DAY = instant(Date.parse('2026-11-25T08:00:00Z'));
export const ADMINISTRATOR_PIN = '5173';

export interface Place {
  /** SHA-256 (hex) of its authority. */
  readonly sha256: string;
  readonly pem: string;
  minutes(change?: Partial<MinutesContent2>): Promise<SignedMinutes<MinutesContent2>>;
  session(change?: Partial<SessionContent>): Promise<SignedMinutes<SessionContent>>;
}

/** Its minutes are locked at that instant (epoch ms), unless told otherwise. */
export async function openPlace(
  organisation?: string,
  lockedAt: number = juryActs().lockedAt,
): Promise<Place> {
  const office = await createOffice(lockedAt - HOUR_MS, organisation);
  const sealHolder = await office.issue('');
  const { sha256, subject } = office.authority.certificate;
  const named = {
    authority: { sha256, subject },
    seal: { subject: 'CN=Cachet', sha256: sha256Hex(sealHolder.signer.certificate) },
  };
  const signed = <Content extends AnyContent>(content: Content) =>
    signMinutes(office, content, { sealHolder });
  return {
    sha256,
    pem: office.pem,
    minutes: (change) => signed({ ...juryActs(), lockedAt, ...named, ...change }),
    session: (change) => signed({ ...sessionSample(), ...named, annex: [], ...change }),
  };
}

/** The first candidate of the sample alone, on whose bloc BC1 stands that evidence, and that ruling if any. */
export function oneCandidate(
  evidence: readonly Evidence[],
  ruling?: SessionRow['ruling'],
): Pick<SessionContent, 'candidates'> {
  const [first] = sessionSample().candidates;
  const [row] = first?.rows ?? [];
  if (first === undefined || row === undefined) throw new Error('no candidate');
  const given = { ...row, evidence: [...evidence], ruling: ruling === undefined ? row.ruling : ruling };
  return { candidates: [{ ...first, rows: [given] }] };
}

export interface Deciding {
  readonly sessionId: string;
  readonly jurorIds: readonly string[];
}

/** A session without a passage, whose jury decides. */
export async function decidingSession(panel: Panel): Promise<Deciding> {
  const { jurorIds, passageId, sessionId } = await prepare(panel, 2);
  await done(panel.handlers.setups.remove({ passageId }));
  const view = await done(panel.handlers.sessions.get({ sessionId }));
  const { id, version } = view.referentiel;
  const blocIds = [...view.blocIds];
  const details = { ...detailsOf(view), sessionId, blocIds, referentiel: { id, version } };
  await done(panel.handlers.sessions.save({ ...details, status: 'decision' }));
  return { sessionId, jurorIds };
}

export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function importing(
  { handlers }: Panel,
  { sessionId }: Deciding,
  files: readonly Given[],
): Promise<ReceivedReport> {
  return done(handlers.decisions.importMinutes({ sessionId, files }));
}

/** Says of every candidate that nobody was said to be yet whose file they belong to: one who looks alike, or a new one. */
export async function linkAll({ handlers }: Panel, { sessionId }: Deciding): Promise<void> {
  const { rows } = await done(handlers.decisions.foreignCandidates({ sessionId }));
  for (const { alike, linked, of } of rows) {
    if (linked !== null) continue;
    const known = alike[0]?.personId ?? null;
    const places = of.map(({ foreignId, index }) => ({ foreignId, index }));
    await done(handlers.decisions.linkForeign({ sessionId, of: places, personId: known }));
  }
}

/** Names the administrator who answers here. */
export async function administratorOf({ handlers }: Panel) {
  const named = await done(
    handlers.app.saveAdministrator({ name: 'Solange Fictive', isActive: true, pin: ADMINISTRATOR_PIN }),
  );
  return { administratorId: named[0]?.id ?? '', pin: ADMINISTRATOR_PIN };
}

export async function accept(panel: Panel, sha256: string): Promise<void> {
  const known = await done(panel.handlers.app.administrators(undefined));
  const [first] = known;
  const confirmation =
    first === undefined
      ? await administratorOf(panel)
      : { administratorId: first.id, pin: ADMINISTRATOR_PIN };
  const word = { sha256, fingerprint: sha256, fingerprintSource: 'Courrier de l’autre centre', confirmation };
  await done(panel.handlers.decisions.acceptAuthority(word));
}

/** The words of every member, that they have no link with anyone of the session. */
export async function declareAll({ handlers }: Panel, { jurorIds, sessionId }: Deciding): Promise<void> {
  const { rows } = await done(handlers.decisions.table({ sessionId }));
  for (const jurorId of jurorIds) {
    const declarations = rows.map(({ enrolmentId }) => ({
      enrolmentId,
      kind: 'no-link' as const,
      reason: '',
    }));
    await done(handlers.decisions.declareLinks({ sessionId, jurorId, declarations }));
  }
}

/** The first candidate of the session, and what stands of BC1. */
export async function firstOf({ handlers }: Panel, { sessionId }: Deciding) {
  const { rows } = await done(handlers.decisions.table({ sessionId }));
  const [row] = rows;
  const cell = row?.blocs.find(({ blocId }) => blocId === 'BC1');
  if (row === undefined || cell === undefined) throw new Error('no candidate');
  return { ...row, cell };
}

export const pdf = (name: string, bytes: Uint8Array): Given => ({ name, bytes: new Uint8Array(bytes) });
/** An installation with a session that decides. */
export async function opened(): Promise<readonly [Panel, Deciding]> {
  const panel = openPanel(NEXT_DAY);
  return [panel, await decidingSession(panel)];
}

/** One byte changed. */
export function altered(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  changed[2000] = (changed[2000] ?? 0) ^ 1;
  return changed;
}
