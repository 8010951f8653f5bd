/** The rulings of a session sealed as its minutes would seal them, without pages and signatures: what is current follows from that. */
import { UNTOLD } from '../../../src/core/kernel/act.ts';
import { createGatherer, createRulingsSource } from '../../../src/core/areas/decisions/index.ts';
import { createPassageStore } from '../../../src/core/areas/passage/index.ts';
import { canonicalJson, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { localDate } from '../../../src/core/kernel/local-date.ts';
import { DONE } from '../../../src/core/kernel/refusal.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import type { Panel } from '../passage-panel.ts';

let count = 0;

/** Seals what the session decided and did not seal; refused as its minutes would be. */
export function seal(panel: Pick<Panel, 'act'>, sessionId: string): Answer<null> {
  return panel.act(UNTOLD, ({ now: { wall: at }, repos }) => {
    const store = createPassageStore(repos);
    const gatherer = createGatherer({ repos, timeZone: 'Europe/Paris' });
    const source = createRulingsSource({ repos, store, gatherer });
    const refused = source.refusalToSeal(sessionId, localDate(at, 'Europe/Paris'));
    if (refused !== null) return refused;
    const session = repos.sessions.get(sessionId);
    const rulingIds = source.toSeal(sessionId);
    if (session === null || rulingIds.length === 0) return { ok: false, code: 'nothing-decided' };
    count += 1;
    const number = `PVS-2026-K7Q4-${String(count).padStart(4, '0')}`;
    const content = canonicalJson({ number, rulingIds });
    const before = repos.sessionMinutes.ofSession(sessionId);
    const revision = before.length + 1;
    const digest = sha256Hex(content);
    repos.sessionLocks.lock(sessionId, { revision, content, contentDigest: digest, lockedAt: at });
    repos.sessionMinutes.insert(
      {
        id: `sealed-${String(count)}`,
        sessionId,
        kind: before.length === 0 ? 'minutes' : 'complement',
        number,
        revision,
        status: session.status,
        heldOn: session.date,
        sessionTitle: session.title,
        certificationTitle: '',
        candidates: [],
        jurors: [],
        pdfSha256: digest,
        jsonSha256: digest,
        contentDigest: digest,
        archivedAt: at,
      },
      { pdf: Buffer.from('%PDF'), json: content },
      { rulingIds, rectifiesId: null },
    );
    return DONE;
  });
}
