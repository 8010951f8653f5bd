/** Marks that 0.1.0 sealed, of a member whom its session page noted absent afterwards. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { installChain } from '../../src/core/db/chain.ts';
import { digestOf } from '../../src/core/db/record-tables.ts';
import { canonicalJson } from '../../src/domain/minutes/canonical.ts';
import type { MinutesContent } from '../../src/domain/minutes/minutes.schema.ts';
import { signatories } from '../../src/domain/minutes/signatories.ts';
import { releasedProfile } from '../fixtures/profiles/released-profile.ts';
import { decide, PIN } from './passage-conduct.ts';
import { closePanels, done, openPanelIn } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** The locked defence of the released profile, opened once SQL did what 0.1.0 or an earlier day did. */
function openedAfter(work: (file: Database.Database, passageId: string, jurorId: string) => void) {
  const profile = releasedProfile('0.1.0');
  const [president = '', second = ''] = profile.jurors.defence;
  const passageId = profile.passages['defence-locked'] ?? '';
  const file = new Database(join(profile.folder, 'pupitre.sqlite'));
  file.prepare(`UPDATE jury_member SET presence = 'absent' WHERE id = ?`).run(second);
  work(file, passageId, second);
  file.close();
  return { panel: openPanelIn(profile.folder, profile.closedAt + 1_800_000), passageId, president, second };
}

function lastContent(panel: Panel, passageId: string): MinutesContent {
  const content = panel.db
    .prepare('SELECT content FROM content_lock WHERE passage_id = ? ORDER BY revision DESC LIMIT 1')
    .pluck()
    .get(passageId) as string;
  return JSON.parse(content) as MinutesContent;
}

async function lockedAgain({ panel, passageId, president }: ReturnType<typeof openedAfter>) {
  const before = lastContent(panel, passageId);
  await done(panel.handlers.minutes.unlock({ passageId, reason: 'Coquille', jurorId: president, pin: PIN }));
  await decide(panel, passageId, 'validated', 'Au vu des appréciations');
  await done(panel.handlers.minutes.lock({ passageId }));
  return { before, after: lastContent(panel, passageId) };
}

/** Marks of either version, as the second one writes them. */
const marks = (content: MinutesContent) =>
  content.schema === 'pupitre.minutes/1'
    ? content.competences.flatMap(({ criteria }) =>
        criteria.flatMap((criterion) =>
          criterion.marks.map(({ levelId, ...mark }) => ({ ...mark, mark: levelId })),
        ),
      )
    : content.competences.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.marks));

describe('a mark that 0.1.0 sealed', () => {
  it('stays counted, and its member signs, whom the old page noted absent after the lock', async () => {
    const { before, after } = await lockedAgain(openedAfter(() => undefined));
    expect([before.schema, after.schema]).toEqual(['pupitre.minutes/1', 'pupitre.minutes/2']);
    expect(marks(after)).toEqual(marks(before).map((mark) => ({ ...mark, isCounted: true })));
    expect(signatories(after).map(({ id }) => id)).toEqual(signatories(before).map(({ id }) => id));
  });

  it('is printed as not counted where the others had decided and locked without them', async () => {
    const opened = openedAfter((file, passageId, jurorId) => {
      // A second lock, as 0.1.0 would have written it once the page said absent; its triggers chain it.
      installChain(file);
      const row = file
        .prepare('SELECT content FROM content_lock WHERE passage_id = ?')
        .pluck()
        .get(passageId) as string;
      const content = JSON.parse(row) as MinutesContent;
      const members = content.members.map((member) =>
        member.id === jurorId ? { ...member, presence: 'absent' } : member,
      );
      const again = canonicalJson({ ...content, revision: 2, members });
      file
        .prepare(
          `INSERT INTO content_lock (passage_id, revision, content, content_digest, locked_at)
           SELECT passage_id, 2, ?, ?, locked_at FROM content_lock WHERE passage_id = ?`,
        )
        .run(again, digestOf(again), passageId);
    });
    const { before, after } = await lockedAgain(opened);
    expect(marks(after)).toEqual(
      marks(before).map((mark) => ({ ...mark, isCounted: mark.jurorId !== opened.second })),
    );
    expect(signatories(after).map(({ id }) => id)).not.toContain(opened.second);
  });
});
