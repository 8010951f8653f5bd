import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PlacedFault } from '../../../../../domain/certification/certification.faults.ts';
import type { CertificationDraft } from '../../../../../domain/certification/draft/draft-shape.ts';
import { draftFaults } from '../../../../../domain/certification/draft/draft-shape.ts';
import { edited } from '../../../../../domain/certification/draft/edits.ts';
import type { DraftEdit } from '../../../../../domain/certification/draft/edits.ts';
import { api } from '../../../lib/api.ts';
import { createDraftSaver } from '../editor/draft-saver.ts';
import type { DraftSaver, SaveState } from '../editor/draft-saver.ts';

const MOST_UNDONE = 200;

/** What the forms of a draft read and write. */
export interface DraftDesk {
  readonly draft: CertificationDraft;
  readonly faults: readonly PlacedFault[];
  readonly isReadOnly: boolean;
  readonly apply: (...edits: readonly DraftEdit[]) => void;
  /** Puts another draft in the place of this one, as one step. */
  readonly replace: (next: CertificationDraft) => void;
  /** Takes the last step back; null when there is none. */
  readonly undo: (() => void) | null;
}

export const DraftContext = createContext<DraftDesk | null>(null);

/** The draft around a form. */
export function useDesk(): DraftDesk {
  const desk = use(DraftContext);
  if (desk === null) throw new Error('a draft’s form stands outside of its draft');
  return desk;
}

/** One for each draft, over the window's life: what was typed before a screen was left is on its way or stored. */
const savers = new Map<string, DraftSaver>();

export function saverOf(draftId: string): DraftSaver {
  const known = savers.get(draftId);
  if (known !== undefined) return known;
  const made = createDraftSaver((content) => api.drafts.save({ draftId, content: JSON.stringify(content) }));
  savers.set(draftId, made);
  return made;
}

interface History {
  readonly draft: CertificationDraft;
  readonly past: readonly CertificationDraft[];
}

/** A draft that is written, stored as it is typed. */
export function useDraftDesk(
  draftId: string,
  content: CertificationDraft,
): DraftDesk & { readonly saved: SaveState } {
  const saver = saverOf(draftId);
  const [{ draft, past }, setHistory] = useState<History>(() => ({
    draft: saver.latest() ?? content,
    past: [],
  }));
  const [first] = useState(draft);
  const saved = useSyncExternalStore(saver.subscribe, saver.state);
  useEffect(() => {
    if (draft !== first && draft !== saver.latest()) saver.put(draft);
  }, [draft, first, saver]);
  const faults = useMemo(() => draftFaults(draft), [draft]);
  const replace = (make: (before: CertificationDraft) => CertificationDraft) => {
    setHistory((history) => {
      const next = make(history.draft);
      if (next === history.draft) return history;
      return { draft: next, past: [...history.past.slice(1 - MOST_UNDONE), history.draft] };
    });
  };
  return {
    draft,
    faults,
    isReadOnly: false,
    saved,
    apply: (...edits) => {
      replace((before) => edits.reduce(edited, before));
    },
    replace: (next) => {
      replace(() => next);
    },
    undo:
      past.length === 0
        ? null
        : () => {
            setHistory((history) => {
              const before = history.past.at(-1);
              return before === undefined ? history : { draft: before, past: history.past.slice(0, -1) };
            });
          },
  };
}

/** A stored version, to be read only. */
export function readingDesk(draft: CertificationDraft): DraftDesk {
  const nothing = () => undefined;
  return { draft, faults: [], isReadOnly: true, apply: nothing, replace: nothing, undo: null };
}
