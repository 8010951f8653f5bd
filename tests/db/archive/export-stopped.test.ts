import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { archiveOne, prepare } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';

afterAll(closePanels);

it('an export that is stopped leaves whole files with their digests, and notes what left', async () => {
  const panel = openPanel();
  const minutesIds: string[] = [];
  for (let count = 0; count < 3; count += 1)
    minutesIds.push(await archiveOne(panel, await prepare(panel, 2)));
  const folder = join(panel.folder, 'arrêté');
  mkdirSync(folder);
  panel.desktop.folder = folder;
  const shares: string[] = [];
  // Who looks at the screen stops it when it says for the first time how far it has come.
  panel.broadcasts.push = (...told) => {
    for (const { name, payload } of told) {
      if (name !== 'task-changed' || !('done' in payload)) continue;
      shares.push(
        `${payload.kind} ${String(payload.done)}/${String(payload.total)} ${String(payload.isOver)}`,
      );
      void panel.handlers.app.stopTask({ taskId: payload.id });
    }
    return 0;
  };
  const passing = setInterval(() => {
    panel.drive.advance(600);
  }, 1);
  const asked = panel.handlers.archive.exportFiles({ minutesIds, formats: ['pdf', 'json', 'digests'] });
  const report = await done(asked);
  clearInterval(passing);

  const noted = minutesIds.filter((id) =>
    createAuditRepo(panel.db)
      .ofSubject(id)
      .some(({ action }) => action === 'minutes-exported'),
  );
  expect(noted.length).toBeGreaterThan(0);
  expect(noted.length).toBeLessThan(3);
  expect(noted).toEqual(minutesIds.slice(0, noted.length));
  expect(report).toMatchObject({ isStopped: true, fileCount: 2 * noted.length + 1 });
  expect(readdirSync(folder).sort()).toEqual([...report.files].sort());
  execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
  expect(shares[0]).toMatch(/^archive-export [12]\/3 false$/);
  expect(shares.at(-1)).toMatch(/true$/);
});
