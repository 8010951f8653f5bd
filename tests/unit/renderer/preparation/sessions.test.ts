import { describe, expect, test } from 'vitest';
import {
  candidateName,
  inDayOrder,
  nextPassage,
  passageAction,
  passageState,
} from '../../../../src/renderer/src/features/preparation/passage-order.ts';
import {
  readReminders,
  reminderMinutes,
  writeReminders,
} from '../../../../src/renderer/src/features/preparation/reminders.ts';
import { readFaults } from '../../../../src/renderer/src/lib/file-faults.ts';
import {
  draftOfSession,
  emptyDraft,
  sessionDraftFaults,
  sessionInputOf,
} from '../../../../src/renderer/src/features/preparation/session-draft.ts';
import { DEFAULT_RULES } from '../../../../src/domain/jury/jury.rules.ts';
import { durationMs, minutes } from '../../../../src/domain/time/time.ts';
import { sessionInput } from '../../../../src/shared/areas/preparation/sessions.ts';
import { REFERENTIEL, passage, session } from '../sample-views.ts';

describe('order of the day', () => {
  test('planned times first, then the order of entry', () => {
    const day = [
      passage('late', { plannedTime: '14:00' }),
      passage('unplanned-2', { position: 4 }),
      passage('early', { plannedTime: '09:30' }),
      passage('unplanned-1', { position: 3 }),
    ];
    expect(inDayOrder(day).map(({ id }) => id)).toEqual(['early', 'late', 'unplanned-1', 'unplanned-2']);
  });

  test('a ruling comes before a passage begun, and that before the next one', () => {
    const ahead = passage('ahead', { plannedTime: '09:00' });
    const begun = passage('begun', { plannedTime: '10:00', isBegun: true, stage: 'deliberation' });
    const interrupted = passage('interrupted', { plannedTime: '11:00', isBegun: true, needsRuling: true });
    expect(nextPassage({ passages: [ahead, begun, interrupted] })?.id).toBe('interrupted');
    expect(nextPassage({ passages: [ahead, begun] })?.id).toBe('begun');
    expect(nextPassage({ passages: [ahead] })?.id).toBe('ahead');
    expect(nextPassage({ passages: [passage('done', { stage: 'archived' })] })).toBeNull();
  });

  test('the state that a list shows', () => {
    expect(passageState(passage('p'))).toBe('planned');
    expect(passageState(passage('p', { isBegun: true, stage: 'timed' }))).toBe('timed');
    expect(passageState(passage('p', { isBegun: true, stage: 'timed', needsRuling: true }))).toBe(
      'interrupted',
    );
    expect(passageState(passage('p', { isBegun: true, attendance: 'absent-justified' }))).toBe('absent');
    expect(passageState(passage('p', { stage: 'archived', attendance: 'absent-justified' }))).toBe(
      'archived',
    );
  });

  test('a line offers to prepare, to complete, or to go on where the test was begun anew', () => {
    expect(passageAction(passage('p'))).toEqual({ kind: 'prepare', passageId: 'p' });
    expect(passageAction(passage('p', { isBegun: true, stage: 'timed' }))).toEqual({
      kind: 'complete',
      passageId: 'p',
    });
    expect(passageAction(passage('p', { isBegun: true, stage: 'restarted', nextPassageId: 'q' }))).toEqual({
      kind: 'next',
      passageId: 'q',
    });
    expect(passageAction(passage('p', { stage: 'archived' }))).toBeNull();
  });

  test('a candidate is called by first name and name', () => {
    expect(candidateName(passage('p').candidate)).toBe('Léonie MIRABELLE');
  });
});

describe('draft of a session', () => {
  test('the only certification is chosen with all its blocs', () => {
    const draft = emptyDraft('2026-11-24', [REFERENTIEL]);
    expect(draft.blocIds).toEqual(['BC1', 'BC3']);
    expect(sessionDraftFaults(draft, [REFERENTIEL])).toEqual(['title', 'place']);
  });

  test('the first version of the only certification beside models is chosen', () => {
    const model = { ...REFERENTIEL, id: 'modele', isModel: true };
    const draft = emptyDraft('2026-11-24', [{ ...REFERENTIEL, version: '2.0.0' }, REFERENTIEL, model]);
    expect(draft.referentielKey).toBe('cqp-exemple@2.0.0');
  });

  test('among several certifications nothing is presumed', () => {
    const other = { ...REFERENTIEL, id: 'autre-exemple' };
    const known = [REFERENTIEL, other];
    expect(sessionDraftFaults(emptyDraft('2026-11-24', known), known)).toEqual([
      'title',
      'place',
      'referentiel',
      'blocs',
    ]);
  });

  test('a stored session makes a request that the contract takes', () => {
    const input = sessionInputOf(draftOfSession(session()), [REFERENTIEL], 's1');
    expect(sessionInput.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({ sessionId: 's1', blocIds: ['BC1', 'BC3'], title: 'Jury d’exemple' });
  });

  test('a new session takes the usual rules and settings, shown before they are saved', () => {
    const draft = { ...emptyDraft('2026-11-24', [REFERENTIEL]), title: ' Jury ', place: 'Salle' };
    const input = sessionInputOf(draft, [REFERENTIEL]);
    expect(sessionInput.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({
      title: 'Jury',
      rules: DEFAULT_RULES,
      settings: { threshold: 0.7, isThresholdConfirmed: false },
    });
    expect(input).not.toHaveProperty('sessionId');
  });

  test('a level of the scale needs a name', () => {
    const draft = draftOfSession(session());
    const levels = (draft.settings.scale?.levels ?? []).map((level) => ({ ...level, label: ' ' }));
    const nameless = { ...draft, settings: { ...draft.settings, scale: { levels } } };
    expect(sessionDraftFaults(nameless, [REFERENTIEL])).toEqual(['scale']);
  });

  test('a draft with faults makes no request', () => {
    expect(sessionInputOf(emptyDraft('2026-11-24', [REFERENTIEL]), [REFERENTIEL])).toBeNull();
  });
});

describe('reminders', () => {
  test('are written in minutes without the end', () => {
    expect(writeReminders([minutes(1), durationMs(0), minutes(5)])).toBe('5, 1');
    expect(reminderMinutes([durationMs(0)])).toEqual([]);
  });

  test('are read longest first, once each, with the end', () => {
    expect(readReminders('1; 5 5')).toEqual([minutes(5), minutes(1), 0]);
    expect(readReminders('')).toEqual([0]);
  });

  test.each(['x', '0', '-1', '1.5', '1 2 3 4 5 6', '99999'])('refuses "%s"', (text) => {
    expect(readReminders(text)).toBeNull();
  });
});

describe('faults of a référentiel file', () => {
  test('are read from the details of a refusal', () => {
    const fault = { path: 'blocs[0].id', code: 'missing', message: 'champ obligatoire absent' };
    expect(readFaults({ faults: [fault, { path: 3 }, null] })).toEqual([fault]);
  });

  test('are none when the refusal carries none', () => {
    expect(readFaults({})).toEqual([]);
    expect(readFaults({ faults: 'many' })).toEqual([]);
  });
});
