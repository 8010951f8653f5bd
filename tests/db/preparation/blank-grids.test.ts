/** Grids on paper: whose they are, what stands on them, and that their code tells a scanner. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import frGrid from '../../../resources/locales/fr/grid.json' with { type: 'json' };
import { OBSERVATIONS } from '../../../src/domain/assessment/assessment.types.ts';
import { paperCode, paperLines } from '../../../src/domain/assessment/paper-grid.ts';
import { folded, pageTexts, plainText, runOnPdf } from '../../unit/documents/pdf-tools.ts';
import { addPassage, command, hear, prepare, receive, sealAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** The codes of all pages, as a scanner reads them from their pictures. */
function codesOf(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'grids-'));
  try {
    writeFileSync(join(folder, 'grids.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '110', '-gray', join(folder, 'grids.pdf'), join(folder, 'page')]);
    const pages = readdirSync(folder).sort();
    return pages
      .filter((name) => name.endsWith('.pgm'))
      .map((name) =>
        execFileSync(
          'zbarimg',
          ['--quiet', '--nodbus', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, name)],
          {
            encoding: 'utf8',
          },
        ).trim(),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('blank grids', () => {
  it('are of each member for each candidate, by the hour, and each sheet says whose it is', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId, sessionId } = passage;
    const candidate = { birthDate: '', birthPlace: '', company: '', trainingBody: '', tutor: '' };
    const early = await addPassage(panel, sessionId, {
      plannedTime: '09:00',
      candidate: { ...candidate, lastName: 'Matinal', firstName: 'Ubald' },
    });
    const absent = await addPassage(panel, sessionId, {
      plannedTime: '10:00',
      candidate: { ...candidate, lastName: 'Lointain', firstName: 'Firmin' },
    });
    await command(panel, absent, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
    await done(panel.handlers.sessions.printGrids({ sessionId, passageId: null }));
    const pdf = panel.desktop.printed.at(-1) ?? new Uint8Array();
    const pages = pageTexts(pdf).map(folded);
    expect(pages.length % 4).toBe(0);
    const each = pages.length / 4;
    const of = [
      ['Matinal Ubald', 'Ondine Tamaris', early],
      ['Matinal Ubald', 'Barnabé Églantier', early],
      ['Campanule Joël', 'Ondine Tamaris', passageId],
      ['Campanule Joël', 'Barnabé Églantier', passageId],
    ] as const;
    pages.forEach((page, index) => {
      const [name, juror] = of[Math.floor(index / each)] ?? ['', ''];
      expect(page).toContain(folded(name));
      expect(page).toContain(folded(juror));
      expect(page).toContain(folded(`page ${String((index % each) + 1)} sur ${String(each)}`));
    });
    expect(plainText(pdf)).not.toContain(folded('Lointain'));
    const [ondine = '', barnabe = ''] = passage.jurorIds;
    expect(codesOf(pdf)).toEqual(
      of.flatMap(([, juror, id]) =>
        Array.from({ length: each }, (_, sheet) =>
          paperCode({ passageId: id, jurorId: juror === 'Ondine Tamaris' ? ondine : barnabe }, sheet + 1),
        ),
      ),
    );
    const tree = runOnPdf(pdf, 'pdfinfo', ['-struct']);
    expect(tree).toMatch(/H1/);
    expect(tree).toMatch(/TH/);
  });

  it('hold every line in the order of the fast entry, with the key of each box', async () => {
    const panel = openPanel();
    const { passageId, sessionId } = await prepare(panel, 1);
    await done(panel.handlers.sessions.printGrids({ sessionId, passageId }));
    const text = folded(plainText(panel.desktop.printed.at(-1) ?? new Uint8Array()));
    const { competences } = await done(panel.handlers.passages.get({ passageId }));
    const wanted = paperLines(competences).map((line) =>
      folded(line.kind === 'mark' ? line.criterion.title : line.indicator.text),
    );
    expect(wanted.filter((line) => !text.replace(/\s/g, '').includes(line.replace(/\s/g, '')))).toEqual([]);
    const observations = OBSERVATIONS.map((id, rank) => `${String(rank + 1)} ${frGrid.observation[id]}`);
    for (const box of [...observations, '1 Acquis', '3 Non acquis']) expect(text).toContain(folded(box));
  });

  it('are refused where nobody may mark any more, and of a passage of another session', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId, sessionId } = passage;
    const { sessions } = panel.handlers;
    const other = await prepare(panel, 1);
    expect(await refusal(sessions.printGrids({ sessionId: 'nowhere', passageId: null }))).toBe('not-found');
    expect(await refusal(sessions.printGrids({ sessionId: other.sessionId, passageId }))).toBe('not-found');
    await receive(panel, passage);
    await hear(panel, passage);
    await sealAll(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    expect(await refusal(sessions.printGrids({ sessionId, passageId }))).toBe('no-grid-to-print');
  });
});
