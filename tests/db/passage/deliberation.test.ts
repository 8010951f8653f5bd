import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { command, decide, hear, markAll, prepare, receive, sealAll } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

let panel: Panel;
let passage: Prepared;
let passageId: string;

beforeEach(async () => {
  panel = openPanel();
  passage = await prepare(panel, 2);
  passageId = passage.passageId;
  await receive(panel, passage);
  await hear(panel, passage);
});

function setResult(change: {
  levelId: string;
  competenceId?: string;
  reason?: string;
  jurorId?: string;
  votes?: number;
  against?: number;
  hasCastingVote?: boolean;
}) {
  return panel.handlers.deliberation.setResult({
    passageId,
    competenceId: change.competenceId ?? 'C1.1',
    levelId: change.levelId,
    reason: change.reason ?? 'Motif',
    vote:
      change.votes === undefined ? null : { for: change.votes, against: change.against ?? 0, abstained: 0 },
    dissents: change.jurorId === undefined ? [] : [{ jurorId: change.jurorId, opinion: 'Contre' }],
    hasCastingVote: change.hasCastingVote ?? false,
  });
}

function decision(request: Partial<Parameters<Panel['handlers']['deliberation']['decide']>[0]>) {
  return panel.handlers.deliberation.decide({
    passageId,
    outcome: 'validated',
    reason: '',
    recommendations: '',
    vote: null,
    dissents: [],
    hasCastingVote: false,
    ...request,
  });
}

describe('results', () => {
  it('show divergences first and keep each change with its reason, vote and dissent', async () => {
    const [first = '', second = ''] = passage.jurorIds;
    const last = (await done(panel.handlers.passages.get(passage))).criterionCount - 1;
    await done(
      panel.handlers.seats.seal({
        token: await markAll(panel, passage, first, () => 'acquis'),
      }),
    );
    await done(
      panel.handlers.seats.seal({
        token: await markAll(panel, passage, second, (index) => (index === last ? 'non-acquis' : 'acquis')),
      }),
    );
    await command(panel, passageId, { type: 'open-deliberation' });
    const before = await done(panel.handlers.deliberation.get({ passageId }));
    const divergent = before.results[0];
    expect(divergent).toMatchObject({
      competenceId: before.competences.at(-1)?.id,
      divergence: 1,
      standing: null,
    });
    expect(before.calculation.results).toMatchObject([{ value: null, outcome: null }]);

    const competenceId = divergent?.competenceId ?? '';
    panel.broadcasts.length = 0;
    const after = await done(setResult({ competenceId, levelId: 'partiel', votes: 1, jurorId: second }));
    expect(after.changes).toMatchObject([
      { before: null, after: 'partiel', reason: 'Motif', dissents: [{ jurorId: second, opinion: 'Contre' }] },
    ]);
    expect(after.calculation.results[0]?.outcome).toBe('favourable');
    expect(panel.broadcasts.map(({ name }) => name)).toContain('deliberation-changed');
    const again = await done(setResult({ competenceId, levelId: 'acquis' }));
    expect(again.changes.map(({ before: from, after: to }) => [from, to])).toEqual([
      [null, 'partiel'],
      ['partiel', 'acquis'],
    ]);
  });

  it('are refused with the reason', async () => {
    expect(await refusal(setResult({ levelId: 'acquis' }))).toBe('wrong-stage');
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    expect(await refusal(setResult({ levelId: 'acquis', competenceId: 'C9.9' }))).toBe('unknown-target');
    expect(await refusal(setResult({ levelId: 'parfait' }))).toBe('unknown-level');
    expect(await refusal(setResult({ levelId: 'acquis' }))).toBe('result-unchanged');
    expect(await refusal(setResult({ levelId: 'partiel', reason: ' ' }))).toBe('reason-missing');
    expect(await refusal(setResult({ levelId: 'partiel', votes: 3 }))).toBe('vote-exceeds-voters');
    expect(await refusal(setResult({ levelId: 'partiel', jurorId: 'x' }))).toBe('dissent-unknown-juror');
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await refusal(setResult({ levelId: 'partiel' }))).toBe('wrong-stage');
  });
});

describe('a tied vote', () => {
  const TIE = { levelId: 'partiel', votes: 1, against: 1 };

  it('settles a result with the president’s casting vote alone, which the minutes keep', async () => {
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    expect(await refusal(setResult(TIE))).toBe('vote-tied');
    expect(await refusal(setResult({ ...TIE, against: 0, hasCastingVote: true }))).toBe(
      'casting-vote-not-allowed',
    );
    const view = await done(setResult({ ...TIE, hasCastingVote: true }));
    expect(view.changes).toMatchObject([
      { after: 'partiel', vote: { for: 1, against: 1, abstained: 0 }, hasCastingVote: true },
    ]);
    await command(panel, passageId, { type: 'close-deliberation' });
    await done(decision({ reason: 'Motif' }));
    await done(panel.handlers.minutes.lock({ passageId }));
    const content = JSON.parse(
      String(panel.db.prepare('SELECT content FROM content_lock').pluck().get()),
    ) as {
      competences: { changes: unknown[] }[];
    };
    expect(content.competences.flatMap(({ changes }) => changes)).toMatchObject([
      { vote: { for: 1, against: 1, abstained: 0 }, hasCastingVote: true },
    ]);
  });

  it('decides nothing without it either', async () => {
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await refusal(decision({ vote: { for: 1, against: 1, abstained: 0 } }))).toBe('vote-tied');
  });

  it('that version 0.1.0 recorded stays as it is, with no casting vote', async () => {
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    panel.db
      .prepare(
        `INSERT INTO result_change (passage_id, competence_id, level_before, level_after, reason, vote, dissents, changed_at)
         VALUES (?, 'C1.1', 'acquis', 'partiel', 'Motif', '{"for":1,"against":1,"abstained":0}', '[]', 1)`,
      )
      .run(passageId);
    const { changes } = await done(panel.handlers.deliberation.get({ passageId }));
    expect(changes).toMatchObject([
      { after: 'partiel', vote: { for: 1, against: 1, abstained: 0 }, hasCastingVote: false },
    ]);
  });
});

describe('the decision', () => {
  it('is the jury’s own, with a reason when it departs from the proposal', async () => {
    expect(await refusal(decision({}))).toBe('wrong-stage');
    await sealAll(panel, passage, 'non-acquis');
    await command(panel, passageId, { type: 'open-deliberation' });
    expect(await refusal(decision({}))).toBe('wrong-stage');
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await refusal(decision({}))).toBe('reason-missing');
    expect(await refusal(decision({ outcome: 'refused' }))).toBe('reason-missing');
    expect(await refusal(decision({ reason: 'Motif', hasCastingVote: true }))).toBe(
      'casting-vote-not-allowed',
    );
    const vote = { for: 1, against: 1, abstained: 0 };
    const view = await done(decision({ reason: 'Oral convaincant', vote, hasCastingVote: true }));
    expect(view).toMatchObject({
      calculation: { results: [{ outcome: 'unfavourable' }] },
      decision: { outcome: 'validated', hasCastingVote: true },
    });
    // A decision taken again replaces the first in view, not in the table.
    await decide(panel, passageId, 'refused', 'Après relecture');
    expect(panel.db.prepare('SELECT count(*) AS n FROM jury_decision').get()).toEqual({ n: 2 });
    await done(panel.handlers.minutes.lock({ passageId }));
    expect(await refusal(decision({ reason: 'Motif' }))).toBe('wrong-stage');
  });
});
