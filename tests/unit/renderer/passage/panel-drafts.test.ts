import { describe, expect, test } from 'vitest';
import {
  draftsAfterClosing,
  EMPTY_DRAFTS,
} from '../../../../src/renderer/src/features/passage/commands/panels.ts';
import type { PanelDrafts } from '../../../../src/renderer/src/features/passage/commands/panels.ts';

/** Something typed in every panel. */
const TYPED: PanelDrafts = {
  pauseReason: 'Malaise du candidat',
  incidentCategory: 'health',
  incidentText: 'Le candidat s’est senti mal.',
  extraMinutes: 4,
  extraReason: 'Panne de l’écran',
  returnRuling: 'counted',
  returnReason: 'Fausse manœuvre',
  departureReason: 'Abandon',
  restartReason: 'Questions viciées',
};

describe('what is typed in a panel that is closed', () => {
  test('belongs to its act: the next one begins with an empty reason', () => {
    const { restartReason } = EMPTY_DRAFTS;
    expect(draftsAfterClosing(TYPED, 'restart')).toEqual({ ...TYPED, restartReason });
    expect(draftsAfterClosing(TYPED, 'pause')).toEqual({ ...TYPED, pauseReason: '' });
    expect(draftsAfterClosing(TYPED, 'extra-time')).toEqual({ ...TYPED, extraMinutes: 1, extraReason: '' });
    expect(draftsAfterClosing(TYPED, 'return')).toEqual({ ...TYPED, returnRuling: null, returnReason: '' });
  });

  test('stays when it is the account of an incident, and in every other panel', () => {
    expect(draftsAfterClosing(TYPED, 'incident')).toEqual(TYPED);
    expect(draftsAfterClosing(TYPED, 'withdrawal')).toEqual(TYPED);
    expect(draftsAfterClosing(TYPED, null)).toEqual(TYPED);
  });
});
