import { useRef, useState } from 'react';
import type { ReturnRuling } from '../../../../../domain/passage/passage.clock-events.ts';
import type { IncidentCategory } from '../../../../../domain/passage/passage.types.ts';

export type PanelName =
  | 'pause'
  | 'incident'
  | 'signature'
  | 'extra-time'
  | 'leave-for-next'
  | 'leave'
  | 'return'
  | 'leave-together'
  | 'withdrawal'
  | 'call'
  | 'restart'
  | 'president';

/**
 * What has been typed in the panels: kept when a command is refused. The reason of an act is dropped when its panel is
 * closed by hand, and is never offered to another act; the account of an incident is a note of its own, and stays.
 */
export interface PanelDrafts {
  readonly pauseReason: string;
  readonly incidentCategory: IncidentCategory;
  readonly incidentText: string;
  readonly extraMinutes: number;
  readonly extraReason: string;
  readonly returnRuling: ReturnRuling | null;
  readonly returnReason: string;
  readonly restartReason: string;
  readonly departureReason: string;
}

export const EMPTY_DRAFTS: PanelDrafts = {
  pauseReason: '',
  incidentCategory: 'technical',
  incidentText: '',
  extraMinutes: 1,
  extraReason: '',
  returnRuling: null,
  returnReason: '',
  restartReason: '',
  departureReason: '',
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
      setDrafts((former) => draftsAfterClosing(former, open));
      // Back to what the panel was called from: a juror's grid, or the button.
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
    write: (patch) => {
      setDrafts((former) => ({ ...former, ...patch }));
    },
  };
}

/** What stays of the drafts when that panel is closed, by its act or by hand. */
export function draftsAfterClosing(drafts: PanelDrafts, panel: PanelName | null): PanelDrafts {
  switch (panel) {
    case 'pause':
      return { ...drafts, ...CLEARED.pause };
    case 'extra-time':
      return { ...drafts, ...CLEARED.extraTime };
    case 'return':
      return { ...drafts, ...CLEARED.return };
    case 'restart':
      return { ...drafts, ...CLEARED.restart };
    case 'leave-together':
      return { ...drafts, ...CLEARED.departure };
    case 'incident':
    case 'signature':
    case 'leave-for-next':
    case 'leave':
    case 'withdrawal':
    case 'call':
    case 'president':
    case null:
      return drafts;
  }
}

/** A panel's drafts once its command is acknowledged. */
export const CLEARED = {
  pause: { pauseReason: '' },
  incident: { incidentText: '' },
  extraTime: { extraMinutes: 1, extraReason: '' },
  return: { returnRuling: null, returnReason: '' },
  restart: { restartReason: '' },
  departure: { departureReason: '' },
} as const satisfies Record<string, Partial<PanelDrafts>>;
