import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SCALE } from '../../../src/domain/assessment/scale.ts';
import { startingTerms } from '../../../src/shared/areas/preparation/sessions.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { passage, SESSION } from '../preparation.ts';
import { exampleCertification } from './example-certification.ts';

afterEach(closePanels);

type SessionRequest = typeof SESSION;

/** A panel with a certification that says how it is assessed, and a session's request on it. */
async function withOwnTerms(certification = exampleCertification()) {
  const panel = openPanel();
  const bytes = Buffer.from(JSON.stringify(certification));
  const summary = valueOf(await panel.handlers.referentiels.importFile({ name: 'exemple.json', bytes }));
  const { rules, settings } = startingTerms(summary.terms);
  const request: SessionRequest = {
    ...SESSION,
    referentiel: { id: summary.id, version: summary.version },
    blocIds: ['U1'],
  };
  const terms = { ...settings, reminderMs: [...settings.reminderMs], scale: null };
  return { panel, request, terms, rules };
}

const save = (panel: Panel, request: SessionRequest) => panel.handlers.sessions.save(request);
const refused = (...paths: string[]) => ({ ok: false, code: 'invalid-request', details: { paths } });

describe('a session on a certification that says how it is assessed', () => {
  it('starts from its terms: scale, threshold and jury rules', async () => {
    const { panel, request } = await withOwnTerms();
    const session = valueOf(await save(panel, request));
    expect(session.settings).toMatchObject({ scale: null, threshold: null, isThresholdConfirmed: true });
    expect(session.rules).toMatchObject({ minMembers: 2, parity: ['employers', 'employees'] });
    expect(session.referentiel.terms).toMatchObject({
      isOwn: true,
      scales: ['Note sur 20'],
      threshold: { value: 10, isShare: false },
    });
  });

  it('departs from them with a reason, and the change is in the log', async () => {
    const { panel, request, rules, terms } = await withOwnTerms();
    const { id } = valueOf(await save(panel, request));
    const other = { ...terms, threshold: 12 };
    const blank = { ...other, departure: ' ' };
    for (const settings of [other, blank]) {
      expect(await save(panel, { ...request, sessionId: id, settings })).toEqual(
        refused('settings.departure'),
      );
    }
    expect(await save(panel, { ...request, sessionId: id, rules: { ...rules, quorum: 1 } })).toEqual(
      refused('settings.departure'),
    );
    const settings = { ...other, departure: 'Décision de la commission du 12 novembre' };
    expect(valueOf(await save(panel, { ...request, sessionId: id, settings })).settings).toMatchObject(
      settings,
    );
    const log = panel.db
      .prepare("SELECT details FROM audit_entry WHERE action = 'session-changed' AND subject_id = ?")
      .pluck()
      .all(id);
    expect(log).toEqual([JSON.stringify({ fields: ['settings'] })]);
  });

  it.each([
    ['a threshold out of reach', { threshold: 21 }, 'settings.threshold'],
    ['a scale that is none', { scale: { levels: [] } }, 'settings.scale'],
    ['a competence of another test', { covered: { 'U1-oral': ['C9'] } }, 'settings.covered'],
    ['a competence twice', { covered: { 'U1-oral': ['C1', 'C1'] } }, 'settings.covered'],
    ['a test that no jury holds', { covered: { 'U1-dossier': ['C1'] } }, 'settings.covered'],
    ['a test without what its rule names', { covered: { 'U1-oral': ['C2'] } }, 'settings.covered'],
  ])('refuses %s', async (_title, change, place) => {
    const { panel, request, terms } = await withOwnTerms();
    const settings = { ...terms, ...change, departure: 'Motif' } as SessionRequest['settings'] & object;
    const answer = await save(panel, { ...request, settings });
    expect(answer).toMatchObject({ ok: false, code: 'invalid-request' });
    expect(JSON.stringify(answer)).toContain(place);
  });

  it('refuses rules of the jury that no jury could keep', async () => {
    const { panel, request, rules, terms } = await withOwnTerms();
    const settings = { ...terms, departure: 'Motif' };
    const silent = { ...rules, excludedVotingColleges: ['employees'] };
    const answer = await save(panel, { ...request, settings, rules: silent } as SessionRequest);
    expect(answer).toMatchObject({ ok: false, code: 'session-terms-unfit', details: { context: 'rules' } });
  });

  it.each([
    // C1 under 6 eliminates, and no level of that scale counts more than 1.
    ['scale', { scale: { levels: [...DEFAULT_SCALE.levels] } }, {}],
    // Twice 20 points and once.
    ['threshold', { threshold: 61 }, { aggregation: { kind: 'sum', threshold: 30 } }],
    // 60 points in all, 40 of C1.
    ['covered', { covered: { 'U1-oral': ['C1'] } }, { aggregation: { kind: 'sum', threshold: 45 } }],
  ] as const)('refuses a %s with which no candidate could pass', async (term, change, rule) => {
    const own = exampleCertification();
    const { panel, request, terms } = await withOwnTerms({ ...own, rule: { ...own.rule, ...rule } });
    const settings = { ...terms, ...change, departure: 'Motif' } as SessionRequest['settings'] & object;
    const answer = await save(panel, { ...request, settings });
    expect(answer).toMatchObject({ ok: false, code: 'session-terms-unfit', details: { context: term } });
  });

  it('takes the terms of the certification that it is moved to, where it sends none of its own', async () => {
    const { panel, request } = await withOwnTerms();
    const { id } = valueOf(await save(panel, SESSION));
    const moved = valueOf(await save(panel, { ...request, sessionId: id }));
    expect(moved.settings).toMatchObject({ scale: null, threshold: null });
    const back = valueOf(await save(panel, { ...SESSION, sessionId: id }));
    expect(back.settings).toMatchObject({ threshold: 0.7 });
    expect(back.settings.scale?.levels).toHaveLength(3);
  });

  it('narrows a test to some of its competences, which alone are marked', async () => {
    const { panel, request, terms } = await withOwnTerms();
    const settings = { ...terms, covered: { 'U1-oral': ['C1'] }, departure: 'Épreuve réduite' };
    const { id } = valueOf(await save(panel, { ...request, settings }));
    const setup = valueOf(await panel.handlers.setups.save(passage(id, { testId: 'U1-oral' })));
    const view = valueOf(await panel.handlers.passages.get({ passageId: setup.id }));
    expect(view.competences.map((competence) => competence.id)).toEqual(['C1']);
    expect(view.narrowing).toEqual({ left: ['C2'], reason: 'Épreuve réduite' });
  });

  it.each([
    ['without a reason', { covered: { 'U1-oral': ['C1'] } }],
    [
      'to competences that the rule cannot do without',
      { covered: { 'U1-oral': ['C2'] }, departure: 'Motif' },
    ],
  ])('holds a passage whose test was narrowed outside of the application %s', async (_title, change) => {
    const { panel, request, terms } = await withOwnTerms();
    const { id } = valueOf(await save(panel, request));
    const setup = valueOf(await panel.handlers.setups.save(passage(id, { testId: 'U1-oral' })));
    expect(valueOf(await panel.handlers.passages.get({ passageId: setup.id })).narrowing).toBeNull();
    const settings = JSON.stringify({ ...terms, ...change });
    panel.db.prepare('UPDATE session SET settings = ? WHERE id = ?').run(settings, id);
    expect(await panel.handlers.passages.get({ passageId: setup.id })).toMatchObject({
      ok: false,
      code: 'passage-damaged',
    });
  });
});

describe('a session on a certification of format 1', () => {
  it('has its own scale, and owes no reason for what the source does not say', async () => {
    const panel = openPanel();
    const { id, settings } = valueOf(await save(panel, SESSION));
    const own = { ...settings, reminderMs: [...settings.reminderMs] };
    const narrowed = { ...own, covered: { 'BC1-oral-defence': ['C1.2', 'C1.3'] } };
    const scale = settings.scale === null ? null : { levels: [...settings.scale.levels] };
    expect((await save(panel, { ...SESSION, sessionId: id, settings: { ...narrowed, scale } })).ok).toBe(
      true,
    );
    expect(await save(panel, { ...SESSION, sessionId: id, settings: { ...own, scale: null } })).toEqual(
      refused('settings.scale'),
    );
  });
});
