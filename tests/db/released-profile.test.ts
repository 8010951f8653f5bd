import { afterEach, describe, expect, it, vi } from 'vitest';
import { durationMs } from '../../src/domain/time/time.ts';
import { chainFaults } from './chain-faults.ts';
import { guardFaults } from '../../src/core/db/guards.ts';
import { createSigningRepo } from '../../src/core/db/repos/signing.repo.ts';
import { verifyDocuments } from '../fixtures/verify/checking.ts';
import { inkSignature } from '../fixtures/minutes/signature-ink.ts';
import { releasedProfile } from '../fixtures/profiles/released-profile.ts';
import type { ReleasedProfile, TestKind } from '../fixtures/profiles/released-profile.ts';
import { codesOf } from '../fixtures/verify/reports.ts';
import { command, decide, hear, receive, sealAll, signAll } from './passage-conduct.ts';
import type { Prepared } from './passage-conduct.ts';
import { closePanels, done, minutesMs, openPanelIn } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';
import { playThrough } from './roleplay-conduct.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(closePanels);

/** Each release: the content of its minutes, and how many clocks ran when the machine last died. */
const RELEASES = [
  { version: '0.1.0', schema: 'pupitre.minutes/1', running: 2 },
  // Two of them are one clock, that two candidates share.
  { version: '0.2.0', schema: 'pupitre.minutes/2', running: 4 },
] as const;
const KINDS: readonly TestKind[] = ['defence', 'play'];
const HALF_AN_HOUR_MS = 1_800_000;

interface Upgraded {
  readonly panel: Panel;
  readonly profile: ReleasedProfile;
}

/** The profile of that release as this version finds it at its first start. */
function upgraded(version: string): Upgraded {
  const profile = releasedProfile(version);
  return { profile, panel: openPanelIn(profile.folder, profile.closedAt + HALF_AN_HOUR_MS) };
}

function passageOf({ profile }: Upgraded, kind: TestKind, state: string): Prepared {
  const passageId = profile.passages[`${kind}-${state}`] ?? '';
  return { sessionId: '', passageId, jurorIds: profile.jurors[kind] };
}

const minutesOf = ({ profile }: Upgraded, name: string) => profile.minutes[name] ?? '';

/** Marks, deliberation, decision, lock, for a passage whose timed phases are over. */
async function decideAndLock(panel: Panel, passage: Prepared): Promise<void> {
  const { passageId } = passage;
  await sealAll(panel, passage);
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  await done(panel.handlers.minutes.lock({ passageId }));
}

/** Signs for everyone who is still awaited, then archives; answers the id of the minutes. */
async function signAndArchive(panel: Panel, passage: Prepared): Promise<string> {
  const { passageId } = passage;
  const { lock } = await done(panel.handlers.passages.get({ passageId }));
  await signAll(panel, { ...passage, jurorIds: lock?.awaited.map(({ jurorId }) => jurorId) ?? [] });
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  if (minutesId === null) throw new Error('not archived');
  return minutesId;
}

/** Archived under that content, intact for the application, authentic for the verifier. */
async function expectSound({ panel }: Upgraded, minutesId: string, schema: string): Promise<void> {
  const { content } = await done(panel.handlers.archive.get({ minutesId }));
  expect(content.schema).toBe(schema);
  const { checks } = await done(panel.handlers.archive.verify({ minutesId }));
  expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
  const authority = createSigningRepo(panel.db).certificate(content.authority?.sha256 ?? '');
  if (authority === null) throw new Error('no authority');
  const bytes = await done(panel.handlers.archive.pdf({ minutesId }));
  const report = await verifyDocuments([
    { name: 'pv.pdf', bytes },
    { name: 'autorite.crt', bytes: authority.der },
  ]);
  expect(codesOf(report, 'fail')).toEqual([]);
  expect(report.verdict).toBe('authentic');
  expect(chainFaults(panel.db)).toEqual([]);
}

describe.each(RELEASES)('a profile of $version, opened by this version', ({ running, schema, version }) => {
  it('is whole, and its running clocks are interruptions to rule on', () => {
    const { panel } = upgraded(version);
    expect(panel.recovered).toBe(running);
    expect(chainFaults(panel.db)).toEqual([]);
    expect(guardFaults(panel.db)).toEqual([]);
    expect(panel.failures).toEqual([]);
  });

  it.each(KINDS)('keeps its archived minutes authentic: %s', async (kind) => {
    const found = upgraded(version);
    for (const state of ['archived', 'rectifying', 'absent']) {
      await expectSound(found, minutesOf(found, `${kind}-${state}`), schema);
    }
  });

  it.each(KINDS)('ends a passage that was locked, under the content that was locked: %s', async (kind) => {
    const found = upgraded(version);
    const passage = passageOf(found, kind, 'locked');
    const { lock } = await done(found.panel.handlers.passages.get({ passageId: passage.passageId }));
    const minutesId = await signAndArchive(found.panel, passage);
    const { contentDigest } = await done(found.panel.handlers.archive.get({ minutesId }));
    expect(contentDigest).toBe(lock?.contentDigest);
    await expectSound(found, minutesId, schema);
  });

  it.each(KINDS)('ends a half-signed passage and keeps the signature that was given: %s', async (kind) => {
    const found = upgraded(version);
    const passage = passageOf(found, kind, 'half-signed');
    const { passageId } = passage;
    const before = await done(found.panel.handlers.minutes.preview({ passageId }));
    const { lock } = await done(found.panel.handlers.passages.get({ passageId }));
    expect(lock?.signatures.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds.slice(0, 1));
    const minutesId = await signAndArchive(found.panel, passage);
    const pdf = await done(found.panel.handlers.archive.pdf({ minutesId }));
    expect(Buffer.from(pdf.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
    const { signatures } = await done(found.panel.handlers.archive.get({ minutesId }));
    expect(signatures.slice(0, 1)).toEqual(lock?.signatures);
    expect(signatures.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
    await expectSound(found, minutesId, schema);
  });

  it.each(KINDS)('conducts a prepared passage to minutes of the new content: %s', async (kind) => {
    const found = upgraded(version);
    const { panel } = found;
    const passage = passageOf(found, kind, 'prepared');
    if (kind === 'play') await playThrough(panel, passage);
    else {
      await receive(panel, passage);
      await hear(panel, passage);
    }
    await decideAndLock(panel, passage);
    await expectSound(found, await signAndArchive(panel, passage), 'pupitre.minutes/2');
  });

  it.each(KINDS)('recovers a running passage, goes on and ends it with the new content: %s', async (kind) => {
    const found = upgraded(version);
    const { panel } = found;
    const passage = passageOf(found, kind, 'running');
    const { passageId } = passage;
    const { clock } = await done(panel.handlers.passages.get({ passageId }));
    expect(clock.status).toBe('interrupted');
    await command(panel, passageId, {
      type: 'rule-on-interruption',
      ruling: 'resume',
      reason: 'Le poste s’est éteint.',
    });
    const [, next] = clock.phases;
    panel.drive.advance(durationMs(minutesMs(9)));
    await command(panel, passageId, { type: 'start-phase', phaseId: next?.id ?? '' });
    panel.drive.advance(durationMs(minutesMs(10)));
    await command(panel, passageId, { type: 'end-phase' });
    await command(panel, passageId, { type: 'close-timed-phases' });
    await decideAndLock(panel, passage);
    const minutesId = await signAndArchive(panel, passage);
    const { content } = await done(panel.handlers.archive.get({ minutesId }));
    expect(content.conduct.map(({ type }) => type)).toContain('interruption');
    expect(Math.round((content.phases[0]?.elapsedMs ?? 0) / 60_000)).toBe(15);
    await expectSound(found, minutesId, 'pupitre.minutes/2');
  });

  it.each(KINDS)('ends the open rectification, under the content of what it corrects: %s', async (kind) => {
    const found = upgraded(version);
    const { rectifications } = found.panel.handlers;
    const minutesId = minutesOf(found, `${kind}-rectifying`);
    let { open } = await done(rectifications.get({ minutesId }));
    const given = open?.lock.signatures;
    expect(given).toHaveLength(1);
    for (const { jurorId } of open?.lock.awaited ?? []) {
      const contentDigest = open?.lock.contentDigest ?? '';
      const { pin } = found.profile;
      const act = { minutesId, jurorId, pin, contentDigest, svg: inkSignature(7) };
      open = (await done(rectifications.sign(act))).open;
    }
    expect(open?.lock.signatures.slice(0, 1)).toEqual(given);
    const { standing } = await done(rectifications.archive({ minutesId }));
    expect(standing.minutesId).not.toBe(minutesId);
    await expectSound(found, standing.minutesId, schema);
    await expectSound(found, minutesId, schema);
  });

  it('rectifies minutes by minutes of the same content', async () => {
    const found = upgraded(version);
    const { rectifications } = found.panel.handlers;
    const minutesId = minutesOf(found, 'defence-archived');
    const changes = [{ path: '/candidate/birthPlace', value: 'Ville-Corrigée' }];
    const { open } = await done(rectifications.lock({ minutesId, reason: 'Lieu mal recopié.', changes }));
    for (const jurorId of found.profile.jurors.defence) {
      const { contentDigest = '' } = open?.lock ?? {};
      const { pin } = found.profile;
      await done(rectifications.sign({ minutesId, jurorId, pin, contentDigest, svg: inkSignature(2) }));
    }
    const { standing } = await done(rectifications.archive({ minutesId }));
    await expectSound(found, standing.minutesId, schema);
  });
});
