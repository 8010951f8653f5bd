import type { PassageSummary, SessionView } from '../../../../shared/areas/preparation/sessions.ts';

/** Something in a session that waits for a person. */
export type Attention =
  | {
      readonly kind: 'ruling' | 'unfinished' | 'evaluator';
      readonly session: SessionView;
      readonly passage: PassageSummary;
    }
  | { readonly kind: 'composition'; readonly session: SessionView };

const URGENCY: readonly Attention['kind'][] = ['ruling', 'unfinished', 'evaluator', 'composition'];

/** What needs a hand in these sessions, most urgent first. `today` is an ISO calendar date. */
export function attentionIn(sessions: readonly SessionView[], today: string): readonly Attention[] {
  return sessions
    .flatMap((session) => [
      ...session.passages.flatMap((passage) => attentionOfPassage(session, passage)),
      ...attentionOfJury(session, today),
    ])
    .sort((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind));
}

function attentionOfPassage(session: SessionView, passage: PassageSummary): readonly Attention[] {
  if (passage.stage === 'archived' || passage.stage === 'restarted') return [];
  if (passage.needsRuling) return [{ kind: 'ruling', session, passage }];
  if (passage.isBegun) return [{ kind: 'unfinished', session, passage }];
  return passage.needsEvaluatorChoice ? [{ kind: 'evaluator', session, passage }] : [];
}

/** A jury of the past can no longer be mended. */
function attentionOfJury(session: SessionView, today: string): readonly Attention[] {
  const isFaulty = session.date >= today && session.compositionFaults.length > 0;
  return isFaulty ? [{ kind: 'composition', session }] : [];
}
