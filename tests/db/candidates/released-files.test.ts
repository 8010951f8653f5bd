/** The files of the candidates whom a released profile knew by their passages. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { releasedProfile } from '../../fixtures/profiles/released-profile.ts';
import { closePanels, done, openPanelIn } from '../passage-panel.ts';
import { administrator, ADMINISTRATOR_PIN } from './file-parts.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('a profile of 0.1.0', () => {
  it('has a person and an enrolment for each candidate, with minutes as they were, and the register whole', async () => {
    const profile = releasedProfile('0.1.0');
    const panel = openPanelIn(profile.folder, profile.closedAt + 1_800_000);
    const passages = panel.db.prepare('SELECT count(*) FROM passage').pluck().get() as number;
    expect(panel.db.prepare('SELECT count(*) FROM passage_enrolment').pluck().get()).toBe(passages);
    const rows = (await done(panel.handlers.candidates.list({}))).rows;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.reduce((sum, { passageCount }) => sum + passageCount, 0)).toBe(passages);
    const numbers = (
      await Promise.all(rows.map(({ personId }) => done(panel.handlers.candidates.get({ personId }))))
    ).flatMap(({ enrolments }) =>
      enrolments.flatMap(({ path }) =>
        path.flatMap(({ tests }) =>
          tests.flatMap(({ passages: taken }) => taken.flatMap(({ minutes }) => minutes?.id ?? [])),
        ),
      ),
    );
    const standing = panel.db
      .prepare('SELECT id FROM minutes WHERE id NOT IN (SELECT rectifies_id FROM rectification) ORDER BY id')
      .pluck()
      .all();
    expect([...new Set(numbers)].sort()).toEqual(standing);
    expect(chainFaults(panel.db)).toEqual([]);
    const alike = await done(panel.handlers.candidates.likeness({}));
    const equal = panel.db
      .prepare(
        `SELECT count(*) FROM person AS one JOIN person AS other ON one.id < other.id
        AND one.birth_name = other.birth_name AND one.first_names = other.first_names
        AND one.birth_date = other.birth_date AND one.is_sample = 0 AND other.is_sample = 0`,
      )
      .pluck()
      .get();
    expect(alike.rows.filter(({ likeness }) => likeness === 'same')).toHaveLength(equal as number);
    // Nothing is merged by the opening; one who says so has both minutes in one file, each as it was.
    const pair = alike.rows.find(({ one }) => one.birthName === 'Campanule');
    const confirmation = { administratorId: await administrator(panel), pin: ADMINISTRATOR_PIN };
    const [keptId, mergedId] = [pair?.one.personId ?? '', pair?.other.personId ?? ''];
    const digests = panel.db.prepare('SELECT content_digest FROM minutes ORDER BY id').pluck();
    const before = digests.all();
    const merged = await done(
      panel.handlers.candidates.merge({ keptId, mergedId, reason: 'Même naissance', confirmation }),
    );
    const taken = merged.enrolments.flatMap(({ path }) =>
      path.flatMap(({ tests }) =>
        tests.flatMap(({ passages: each }) => each.map(({ minutes }) => minutes?.id)),
      ),
    );
    expect(new Set(taken).size).toBe(2);
    expect(taken).not.toContain(undefined);
    expect(digests.all()).toEqual(before);
    expect(chainFaults(panel.db)).toEqual([]);
  });
});
