/** A grid that was filled in on paper and typed in afterwards, at every door: when, by whom, what the minutes tell of it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../src/domain/file-limits.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { releasedProfile } from '../../fixtures/profiles/released-profile.ts';
import { folded, plainText } from '../../unit/documents/pdf-tools.ts';
import { chainFaults } from '../chain-faults.ts';
import {
  command,
  decide,
  hear,
  markAll,
  openSeat,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, openPanelIn, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const SCAN = new TextEncoder().encode('%PDF-1.4\n(grille)\n%%EOF\n');
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const PAPER = { fromPaper: true } as const;

interface Heard {
  readonly panel: Panel;
  readonly passage: Prepared;
  readonly first: string;
  readonly second: string;
  /** Of the first competence. */
  readonly criterionId: string;
  readonly indicatorId: string;
}

async function prepared(panel = openPanel(), given?: Prepared): Promise<Heard> {
  const passage = given ?? (await prepare(panel, 2));
  const [first = '', second = ''] = passage.jurorIds;
  const { competences } = await done(panel.handlers.passages.get({ passageId: passage.passageId }));
  const criterion = competences[0]?.criteria[0];
  const [criterionId = '', indicatorId = ''] = [criterion?.id, criterion?.indicators[0]?.id];
  return { panel, passage, first, second, criterionId, indicatorId };
}

async function heard(): Promise<Heard> {
  const stage = await prepared();
  await receive(stage.panel, stage.passage);
  await hear(stage.panel, stage.passage);
  return stage;
}

/** Every line of that member's sheet, typed in. */
async function typeAll({ panel, passage }: Pick<Heard, 'panel' | 'passage'>, jurorId: string) {
  const token = await openSeat(panel, passage, jurorId);
  const { competences } = await done(panel.handlers.passages.get({ passageId: passage.passageId }));
  for (const criterion of competences.flatMap(({ criteria }) => criteria)) {
    const mark = { token, criterionId: criterion.id, levelId: 'acquis', ...PAPER };
    await done(panel.handlers.seats.mark(mark));
    for (const { id } of criterion.indicators)
      await done(panel.handlers.seats.observe({ token, indicatorId: id, value: 'observed', ...PAPER }));
  }
  return token;
}

async function lock({ panel, passage }: Heard): Promise<MinutesContent2> {
  const { passageId } = passage;
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  await done(panel.handlers.minutes.lock({ passageId }));
  const row = panel.db
    .prepare<[string], { content: string }>('SELECT content FROM content_lock WHERE passage_id = ?')
    .get(passageId);
  return JSON.parse(row?.content ?? 'null') as MinutesContent2;
}

describe('the fast entry', () => {
  it('waits until the candidate has been heard to the end', async () => {
    const stage = await prepared();
    const { criterionId, first, indicatorId, panel, passage } = stage;
    const { seats } = panel.handlers;
    const { passageId } = passage;
    await receive(panel, passage);
    const token = await openSeat(panel, passage, first);
    const mark = () => seats.mark({ token, criterionId, levelId: 'acquis', ...PAPER });
    const attach = () => seats.attachScan({ token, name: 'Grille.pdf', bytes: SCAN });
    expect(await refusal(mark())).toBe('phases-not-finished');
    expect(await refusal(attach())).toBe('phases-not-finished');
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    panel.drive.advance(minutesMs(15));
    await command(panel, passageId, { type: 'start-phase', phaseId: 'questions' });
    expect(await refusal(seats.observe({ token, indicatorId, value: 'partly', ...PAPER }))).toBe(
      'phases-not-finished',
    );
    expect((await done(seats.grid({ token }))).grid.observations).toEqual({});
    panel.drive.advance(minutesMs(10));
    await command(panel, passageId, { type: 'end-phase' });
    expect((await done(mark())).grid.marks).toEqual({ [criterionId]: 'acquis' });
    expect(await done(seats.paper({ token }))).toMatchObject({ entryCount: 1, scan: null });
  });

  it('is told by the minutes, member by member, with the scan as an annex that leaves with them', async () => {
    const stage = await heard();
    const { first, panel, passage, second } = stage;
    const { archive, minutes, seats } = panel.handlers;
    const { passageId } = passage;
    const token = await typeAll(stage, first);
    panel.drive.advance(minutesMs(2));
    await done(seats.seal({ token }));
    // The copier is down the corridor: the scan comes once the grid is sealed.
    await done(
      seats.attachScan({ token, name: 'Page cornée.pdf', bytes: new TextEncoder().encode('%PDF-1 %%EOF') }),
    );
    await done(seats.attachScan({ token, name: 'Grille de Tamaris.pdf', bytes: SCAN }));
    expect((await done(seats.readScan({ token }))).bytes).toEqual(Buffer.from(SCAN));
    await done(seats.seal({ token: await markAll(panel, passage, second, () => 'acquis') }));
    const content = await lock(stage);
    const [told, ...others] = content.paperGrids ?? [];
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      jurorId: first,
      entries: { markCount: 7, observationCount: 27 },
      scan: {
        name: 'Grille de Tamaris.pdf',
        mediaType: 'application/pdf',
        byteCount: SCAN.byteLength,
        sha256: digest(SCAN),
      },
    });
    const page = plainText(await done(minutes.preview({ passageId })));
    for (const said of ['Grilles sur papier', '7 appréciations et 27 observations', 'Grille de Tamaris.pdf'])
      expect(page).toContain(folded(said));
    expect(page.replaceAll(' ', '')).toContain(digest(SCAN));

    await signAll(panel, passage);
    const { minutesId } = await done(minutes.archive({ passageId }));
    const folder = join(panel.folder, 'export');
    mkdirSync(folder);
    panel.desktop.folder = folder;
    await done(archive.exportFiles({ minutesIds: [minutesId ?? ''], formats: ['pdf', 'digests'] }));
    const name = readdirSync(folder).find((each) => each.includes('grille-papier-Ondine-Tamaris')) ?? '';
    expect(new Uint8Array(readFileSync(join(folder, name)))).toEqual(SCAN);
    execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
    expect(chainFaults(panel.db)).toEqual([]);

    await done(
      panel.handlers.rectifications.lock({
        minutesId: minutesId ?? '',
        reason: 'Le nom a été mal recopié.',
        changes: [{ path: '/candidate/lastName', value: 'Campanelle' }],
      }),
    );
    const rectified = await done(panel.handlers.rectifications.get({ minutesId: minutesId ?? '' }));
    const contentDigest = rectified.open?.lock.contentDigest ?? '';
    for (const jurorId of passage.jurorIds) {
      const act = { minutesId: minutesId ?? '', jurorId, pin: PIN, contentDigest, svg: inkSignature(1) };
      await done(panel.handlers.rectifications.sign(act));
    }
    const { standing } = await done(panel.handlers.rectifications.archive({ minutesId: minutesId ?? '' }));
    const corrected = (await done(archive.get({ minutesId: standing.minutesId }))).content as MinutesContent2;
    expect(corrected.paperGrids).toEqual(content.paperGrids);
  });

  it('counts what stands: an entry that was given again in the grid itself, or cleared, is not from paper', async () => {
    const stage = await heard();
    const { criterionId, first, indicatorId, panel, passage } = stage;
    const { seats } = panel.handlers;
    const token = await typeAll(stage, first);
    const count = async () => (await done(seats.paper({ token }))).entryCount;
    expect(await count()).toBe(34);
    await done(seats.mark({ token, criterionId, levelId: 'partiel' }));
    expect(await count()).toBe(33);
    await done(seats.observe({ token, indicatorId, value: null, ...PAPER }));
    expect(await count()).toBe(32);
    await done(seats.mark({ token, criterionId, levelId: 'acquis', ...PAPER }));
    expect(await count()).toBe(33);
    // A death of the application forgets the seat, and nothing of what was typed.
    const again = panel.revive(1_000);
    const reopened = await openSeat(again, passage, first);
    expect(await done(again.handlers.seats.paper({ token: reopened }))).toMatchObject({ entryCount: 33 });
  });

  it('is refused in a sealed grid, once the grids are disclosed, and under the token of another seat', async () => {
    const stage = await heard();
    const { criterionId, first, panel, passage, second } = stage;
    const { seats } = panel.handlers;
    const { passageId } = passage;
    const token = await typeAll(stage, first);
    await done(seats.attachScan({ token, name: 'Grille.pdf', bytes: SCAN }));
    await done(seats.seal({ token }));
    const mark = { token, criterionId, levelId: 'acquis', ...PAPER };
    expect(await refusal(seats.mark(mark))).toBe('grid-sealed');
    const other = await openSeat(panel, passage, second);
    expect(await refusal(seats.paper({ token }))).toBe('seat-closed');
    expect(await done(seats.paper({ token: other }))).toMatchObject({
      jurorId: second,
      entryCount: 0,
      scan: null,
    });
    expect(await refusal(seats.readScan({ token: other }))).toBe('not-found');
    await done(seats.seal({ token: await typeAll(stage, second) }));
    await command(panel, passageId, { type: 'open-deliberation' });
    const disclosed = await openSeat(panel, passage, second);
    expect(await refusal(seats.mark({ ...mark, token: disclosed }))).toBe('grid-sealed');
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));
    const late = await openSeat(panel, passage, second);
    expect(await refusal(seats.attachScan({ token: late, name: 'Grille.pdf', bytes: SCAN }))).toBe(
      'wrong-stage',
    );
  });

  it('takes a scan that is whole and within the limit, whatever it is called', async () => {
    const { first, panel, passage } = await heard();
    const { seats } = panel.handlers;
    const token = await openSeat(panel, passage, first);
    const attach = (bytes: Uint8Array<ArrayBuffer>) => seats.attachScan({ token, name: 'Grille.pdf', bytes });
    expect(await refusal(attach(new TextEncoder().encode('MZ programme')))).toBe('scan-not-readable');
    expect(await refusal(attach(SCAN.subarray(0, 12)))).toBe('scan-not-readable');
    expect(await refusal(attach(new Uint8Array(MAX_ATTACHMENT_BYTES + 1)))).toBe('file-too-large');
    expect((await done(seats.paper({ token }))).scan).toBeNull();
    expect((await done(attach(SCAN))).scan).toMatchObject({ name: 'Grille.pdf', sha256: digest(SCAN) });
  });

  it('lets a scan be taken back until the content is locked, and says in the journal what befell it', async () => {
    const stage = await heard();
    const { first, panel, passage, second } = stage;
    const { seats } = panel.handlers;
    const { passageId } = passage;
    const token = await typeAll(stage, first);
    const attach = () => seats.attachScan({ token, name: 'Grille.pdf', bytes: SCAN });
    expect(await refusal(seats.withdrawScan({ token }))).toBe('not-found');
    await done(attach());
    await done(attach());
    await done(seats.seal({ token }));
    expect((await done(seats.withdrawScan({ token }))).scan).toBeNull();
    expect(await refusal(seats.readScan({ token }))).toBe('not-found');
    // The one before does not come back in its place; another one may.
    expect(await refusal(seats.withdrawScan({ token }))).toBe('not-found');
    const again = panel.revive(1_000);
    const { archive, passages } = again.handlers;
    const reopened = await openSeat(again, passage, first);
    expect((await done(again.handlers.seats.paper({ token: reopened }))).scan).toBeNull();
    await done(again.handlers.seats.attachScan({ token: reopened, name: 'Autre.pdf', bytes: SCAN }));
    const other = await typeAll({ panel: again, passage }, second);
    await done(again.handlers.seats.seal({ token: other }));
    expect((await done(again.handlers.seats.paper({ token: other }))).scan).toBeNull();
    const { entries } = await done(passages.journal({ passageId }));
    const acts = entries.flatMap(({ event }) => (event.type === 'scan-noted' ? [event] : []));
    expect(acts.map(({ act }) => act)).toEqual(['attached', 'replaced', 'withdrawn', 'attached']);
    expect(new Set(acts.map(({ jurorId }) => jurorId))).toEqual(new Set([first]));

    const content = await lock({ ...stage, panel: again });
    expect(content.paperGrids?.find(({ jurorId }) => jurorId === first)?.scan).toMatchObject({
      name: 'Autre.pdf',
    });
    const late = await openSeat(again, passage, first);
    expect(await refusal(again.handlers.seats.withdrawScan({ token: late }))).toBe('wrong-stage');
    await signAll(again, passage);
    const { minutesId } = await done(again.handlers.minutes.archive({ passageId }));
    const at = { minutesId: minutesId ?? '' };
    expect(await done(archive.scan({ ...at, jurorId: first }))).toMatchObject({
      ...{ name: 'Autre.pdf', mediaType: 'application/pdf', bytes: Buffer.from(SCAN) },
    });
    expect(await refusal(archive.scan({ ...at, jurorId: second }))).toBe('not-found');
    expect(chainFaults(again.db)).toEqual([]);
  });

  it('says nothing in minutes where no paper served', async () => {
    const stage = await heard();
    await sealAll(stage.panel, stage.passage);
    expect(await lock(stage)).not.toHaveProperty('paperGrids');
  });

  it('serves a passage that 0.1.0 had prepared', async () => {
    const profile = releasedProfile('0.1.0');
    const panel = openPanelIn(profile.folder, profile.closedAt + 1_800_000);
    const passage = {
      sessionId: '',
      passageId: profile.passages['defence-prepared'] ?? '',
      jurorIds: profile.jurors.defence,
    };
    const stage = await prepared(panel, passage);
    await receive(panel, passage);
    await hear(panel, passage);
    for (const jurorId of passage.jurorIds)
      await done(panel.handlers.seats.seal({ token: await typeAll(stage, jurorId) }));
    const content = await lock(stage);
    expect(content.paperGrids?.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
  });
});
