/** The candidate's screen on a display of the desk's own computer: a window that asks as a display and hears no more than one. */
import type { CandidateWindow, ScreenView } from '../../../shared/areas/room.ts';
import { CANDIDATE_WINDOW } from '../../../shared/caller.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';

export interface CandidateWindowParts {
  readonly deps: Pick<Deps, 'desktop' | 'publish' | 'repos'>;
  readonly language: () => 'fr' | 'en';
  readonly screenOf: (sessionId: string, isNameShown: boolean) => ScreenView;
}

/** The window's acts, and what it shows. */
export interface CandidateWindows {
  readonly handlers: AreaHandlers<'candidateScreen'>;
  /** What is on it; null for a caller that is not that window, or once it was put away. */
  readonly screen: (caller: Caller) => ScreenView | null;
}

/** Nothing is shown yet: which display was chosen is the shell's to remember, whether the name is shown is asked each time. */
export function createCandidateWindows({ deps, language, screenOf }: CandidateWindowParts): CandidateWindows {
  const { desktop, publish, repos } = deps;
  let wanted: { readonly sessionId: string; readonly isNameShown: boolean } | null = null;

  async function state(): Promise<Answer<CandidateWindow>> {
    const { isWanted, ...found } = await desktop.displays();
    if (!isWanted) wanted = null;
    return granted({
      ...found,
      sessionId: wanted?.sessionId ?? null,
      isNameShown: wanted?.isNameShown ?? false,
    });
  }

  return {
    handlers: {
      state,
      show: async ({ displayId, isNameShown, sessionId }) => {
        if (repos.sessions.get(sessionId) === null) return notFound({ sessionId });
        const before = wanted;
        // The window asks for what it shows as soon as it is there.
        wanted = { sessionId, isNameShown };
        if (!(await desktop.showCandidate({ displayId, sessionId, language: language() }))) {
          wanted = before;
          return refuse('display-not-there');
        }
        publish('data-changed', { topic: 'room' });
        return state();
      },
      hide: async () => {
        wanted = null;
        await desktop.hideCandidate();
        publish('data-changed', { topic: 'room' });
        return state();
      },
    },
    screen: (caller) =>
      caller.role === 'display' &&
      caller.device === CANDIDATE_WINDOW &&
      caller.sessionId === wanted?.sessionId
        ? screenOf(caller.sessionId, wanted.isNameShown)
        : null,
  };
}
