/** Two installations: one evaluates and proposes, the other decides on what its minutes say, without having heard anyone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import { sessionFileSchema } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { PIN } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { defended, entered, ruled } from './deliberation-conduct.ts';
import { accept, decidingSession, declareAll, firstOf, importing, linkAll } from './received-conduct.ts';
import type { Deciding, Given } from './received-conduct.ts';

vi.setConfig({ testTimeout: 240_000 });
afterEach(closePanels);

const VERIFY = fileURLToPath(new URL('../../../src/verify/cli/pupitre-verify.ts', import.meta.url));

/** The session's minutes locked, signed by everyone, sealed and taken away in a folder; its path. */
async function sealedBundle(panel: Panel, { jurorIds, sessionId }: Deciding): Promise<string> {
  const { archive, export: take, get, lock, sign } = panel.handlers.sessionMinutes;
  await done(lock({ sessionId }));
  for (const [index, jurorId] of jurorIds.entries()) {
    const contentDigest = (await done(get({ sessionId }))).lock?.contentDigest ?? '';
    await done(sign({ sessionId, contentDigest, jurorId, pin: PIN, svg: inkSignature(index + 1) }));
  }
  const { archived } = await done(archive({ sessionId }));
  const folder = join(panel.folder, 'lot');
  mkdirSync(folder);
  panel.desktop.folder = folder;
  writeFileSync(join(panel.folder, 'verify.html'), '<!doctype html>');
  await done(take({ sessionMinutesId: archived.at(-1)?.sessionMinutesId ?? '' }));
  return folder;
}

const filesOf = (folder: string): readonly Given[] =>
  readdirSync(folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));

/** Evaluates one candidate, proposes to validate BC1, and gives what leaves. */
async function evaluated(): Promise<readonly Given[]> {
  const panel = openPanel();
  const passage = await defended(panel);
  await entered(panel, passage.enrolmentId);
  const onFile = {
    ...{
      author: 'Jury fictif',
      date: '2026-11-20',
      reference: '',
      isExcused: false,
      value: null,
      outOf: null,
    },
    ...{ enrolmentId: passage.enrolmentId, testId: 'BC1-role-play' },
    kind: 'on-file' as const,
    outcome: 'favourable' as const,
  };
  await done(panel.handlers.candidates.recordEvidence(onFile));
  await done(ruled(panel, passage));
  return filesOf(await sealedBundle(panel, passage));
}

it('a jury that never saw the candidate decides on the minutes of another place, and its own check as authentic', async () => {
  const bundle = await evaluated();
  const pdfs = bundle.filter(({ name }) => name.endsWith('.pdf'));
  expect(pdfs).toHaveLength(2);
  const [one, other] = pdfs as [Given, Given];
  const changed = one.bytes.slice();
  changed[3_000] = (changed[3_000] ?? 0) ^ 1;

  const panel = openPanel();
  const session = await decidingSession(panel);
  const damaged = await importing(panel, session, [
    { name: 'octet-change.pdf', bytes: changed },
    { name: 'coupe.pdf', bytes: other.bytes.slice(0, other.bytes.length - 5_000) },
  ]);
  expect(damaged.refused.map(({ name, reason }) => [name, reason])).toEqual([
    ['octet-change.pdf', 'altered'],
    ['coupe.pdf', 'cut'],
  ]);
  expect(await importing(panel, session, bundle)).toMatchObject({ importedCount: 2, refusedCount: 0 });
  await linkAll(panel, session);
  const { enrolmentId, lacks } = await firstOf(panel, session);
  const asked = { ...session, passageId: '', enrolmentId };
  // Who decides says of every candidate whether they have a link with them.
  expect(lacks.map(({ code }) => code)).toEqual(['declarations-missing']);
  expect(await refusal(ruled(panel, asked))).toBe('declarations-missing');
  await declareAll(panel, session);
  expect(await refusal(ruled(panel, asked))).toBe('evidence-to-come');
  const [authority] = (await done(panel.handlers.decisions.authorities({}))).rows;
  await accept(panel, authority?.sha256 ?? '');
  expect((await firstOf(panel, session)).cell.current).toEqual({ state: 'none', revoked: [] });
  await done(ruled(panel, asked));

  const folder = await sealedBundle(panel, session);
  const [sealed] = createRepos(panel.db).sessionMinutes.ofSession(session.sessionId);
  const files = createRepos(panel.db).sessionMinutes.files(sealed?.id ?? '');
  const { content } = sessionFileSchema.parse(JSON.parse(files?.json ?? ''));
  expect(content.annex.map(({ authority: by, kind, verified }) => [kind, verified, by])).toEqual(
    expect.arrayContaining([
      ['minutes', 'authentic', authority?.subject],
      ['session-minutes', 'authentic', authority?.subject],
    ]),
  );
  expect(content.annex).toHaveLength(2);
  expect((await firstOf(panel, session)).cell.current).toMatchObject({
    state: 'current',
    outcome: 'validated',
    rulings: [{ number: content.number }],
  });

  const names = readdirSync(folder).filter((name) => /\.(?:pdf|crt|json)$/u.test(name));
  const said = execFileSync(process.execPath, [VERIFY, '--json', ...names], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report = JSON.parse(said) as {
    readonly verdict: string;
    readonly documents: readonly { readonly verdict: string }[];
  };
  expect(report.verdict).toBe('authentic');
  expect(report.documents).toHaveLength(3);
  expect(said).toContain('annex-whole');

  // What was decided stands once the other authority is accepted no more; nothing new is decided on its minutes.
  const [administrator] = await done(panel.handlers.app.administrators(undefined));
  const confirmation = { administratorId: administrator?.id ?? '', pin: '5173' };
  const withdrawal = { sha256: authority?.sha256 ?? '', reason: 'Poste volé.', confirmation };
  await done(panel.handlers.decisions.withdrawAuthority(withdrawal));
  const { cell } = await firstOf(panel, session);
  expect(cell.current).toMatchObject({ state: 'current', outcome: 'validated' });
  expect(cell.evidence.some(({ status }) => status === 'usable')).toBe(false);
});
