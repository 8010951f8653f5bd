import { useRef, useState } from 'react';
import type { ReturnRuling } from '../../../../../domain/passage/passage.clock-events.ts';
import type { IncidentCategory } from '../../../../../domain/passage/passage.types.ts';

export type PanelName =
  | 'pause'
  | 'incident'
  | 'extra-time'
  | 'leave-for-next'
  | 'leave'
  | 'return'
  | 'withdrawal'
  | 'call'
  | 'restart';

/** What has been typed in the panels: kept when one closes, or when its command is refused. */
export interface PanelDrafts {
  readonly pauseReason: string;
  readonly incidentCategory: IncidentCategory;
  readonly incidentText: string;
  readonly extraMinutes: number;
  readonly extraReason: string;
  readonly returnRuling: ReturnRuling | null;
  readonly returnReason: string;
  readonly restartReason: string;
}

const EMPTY_DRAFTS: PanelDrafts = {
  pauseReason: '',
  incidentCategory: 'technical',
  incidentText: '',
  extraMinutes: 1,
  extraReason: '',
  returnRuling: null,
  returnReason: '',
  restartReason: '',
};

export interface Panels {
  readonly open: PanelName | null;
  readonly drafts: PanelDrafts;
  readonly show: (panel: PanelName) => void;
  readonly close: () => void;
  readonly write: (patch: Partial<PanelDrafts>) => void;
}

/** Which command panel is open: one at a time, none over the work. */
export function usePanels(): Panels {
  const [open, setOpen] = useState<PanelName | null>(null);
  const [drafts, setDrafts] = useState(EMPTY_DRAFTS);
  const opener = useRef<Element | null>(null);
  return {
    open,
    drafts,
    show: (panel) => {
      if (open === null) opener.current = document.activeElement;
      setOpen(panel);
    },
    close: () => {
      setOpen(null);
      // Back to what the panel was called from: a juror's grid, or the button.
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
    write: (patch) => {
      setDrafts((former) => ({ ...former, ...patch }));
    },
  };
}

/** A panel's drafts once its command is acknowledged. */
export const CLEARED = {
  pause: { pauseReason: '' },
  incident: { incidentText: '' },
  extraTime: { extraMinutes: 1, extraReason: '' },
  return: { returnRuling: null, returnReason: '' },
} as const satisfies Record<string, Partial<PanelDrafts>>;
