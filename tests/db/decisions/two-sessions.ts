/** Sessions that decide on one candidate, each with a jury of its own. */
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';
import { prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { done } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { defended, entered } from './deliberation-conduct.ts';

export type Candidate = Prepared & { readonly enrolmentId: string };

export const ON_FILE = {
  author: 'Jury fictif',
  date: '2026-11-20',
  reference: '',
  isExcused: false,
  value: null,
  outOf: null,
  testId: 'BC1-role-play',
  kind: 'on-file' as const,
  outcome: 'favourable' as const,
};

/** Another session with a jury of its own, which decides on the same candidate. */
export async function another(
  panel: Panel,
  enrolmentId: string,
  status: 'decision' | 'proposition' = 'decision',
): Promise<Candidate> {
  const deciding = await prepare(panel, 2);
  const { jurorIds, passageId, sessionId } = deciding;
  await done(panel.handlers.setups.remove({ passageId }));
  await withStatus(panel, sessionId, status);
  await done(panel.handlers.decisions.list({ sessionId, enrolmentIds: [enrolmentId], isListed: true }));
  for (const jurorId of jurorIds) {
    const declarations = [{ enrolmentId, kind: 'no-link' as const, reason: '' }];
    await done(panel.handlers.decisions.declareLinks({ sessionId, jurorId, declarations }));
  }
  return { ...deciding, enrolmentId };
}

export async function withStatus(
  panel: Panel,
  sessionId: string,
  status: 'decision' | 'proposition',
): Promise<void> {
  const view = await done(panel.handlers.sessions.get({ sessionId }));
  const { id, version } = view.referentiel;
  const asked = {
    ...detailsOf(view),
    sessionId,
    blocIds: [...view.blocIds],
    referentiel: { id, version },
    status,
  };
  await done(panel.handlers.sessions.save(asked));
}

/** A candidate with every result of BC1, and two sessions that may decide on them. */
export async function assessed(panel: Panel): Promise<readonly [Candidate, Candidate]> {
  const { enrolmentId } = await defended(panel);
  await entered(panel, enrolmentId);
  await done(panel.handlers.candidates.recordEvidence({ ...ON_FILE, enrolmentId }));
  return [await another(panel, enrolmentId), await another(panel, enrolmentId)];
}
