import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import { replay } from '../../src/domain/passage/passage.machine.ts';
import { openDatabase } from '../../src/core/db/database.ts';
import type { WritableDatabase } from '../../src/core/db/database.ts';
import { createDocumentPartRepo } from '../../src/core/db/repos/document-part.repo.ts';
import { createJournalRepo } from '../../src/core/db/repos/journal.repo.ts';
import { joined } from '../../src/core/areas/signing/document-parts.ts';
import { readPdf } from '../../src/pdf/read-pdf.ts';
import type { Acknowledgement } from './crash-player.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Below the project, so that the built driver finds the packages. */
const built = join(root, 'node_modules', '.cache', 'pupitre-crash');

/** Where a passage stands, in the order in which it goes there: each round of kills plays one whole passage. */
const STEPS = [
  'reception',
  'phase-1',
  'phase-2',
  'marking',
  'deliberation',
  'decision',
  'signature',
] as const;
const ROUNDS = 4;

let folder: string;

beforeAll(async () => {
  mkdirSync(built, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'pupitre-crash-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'tests', 'db', 'crash-driver.ts'),
      outDir: built,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'driver.mjs' } },
    },
  });
  // Read as files, beside the script that holds them.
  cpSync(join(root, 'src', 'core', 'db', 'migrations'), join(built, 'migrations'), { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Lets the application run until `step` has acknowledged `count` entries, kills its process group `delayMs` later, and
 * answers all that it acknowledged.
 */
async function runAndKill(step: string, count: number, delayMs: number): Promise<readonly Acknowledgement[]> {
  const child = spawn(process.execPath, [join(built, 'driver.mjs'), folder, join(root, 'resources')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const acknowledged: Acknowledgement[] = [];
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  let seen = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const acknowledgement = JSON.parse(line) as Acknowledgement;
    acknowledged.push(acknowledgement);
    if (acknowledgement.step !== step) return;
    seen += 1;
    if (seen === count) {
      setTimeout(() => {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      }, delayMs);
    }
  });
  const signal = await new Promise<string | null>((resolve) => {
    child.on('close', (_code, by) => {
      resolve(by);
    });
  });
  expect([signal, complaints]).toEqual(['SIGKILL', '']);
  return acknowledged;
}

/** What stands in the database for an acknowledgement, or undefined when it was lost. */
function stored(db: WritableDatabase, ack: Acknowledgement): unknown {
  const find = (sql: string, ...values: readonly (string | number)[]) =>
    db.prepare(sql).get(ack.passageId, ...values);
  switch (ack.kind) {
    case 'journal':
      return find('SELECT 1 FROM passage_event WHERE passage_id = ? AND seq = ?', ack.version);
    case 'declaration':
      return find('SELECT 1 FROM declaration WHERE passage_id = ? AND juror_id = ?', ack.jurorId);
    case 'entry':
      return find(
        'SELECT 1 FROM grid_entry WHERE passage_id = ? AND juror_id = ? AND target_id = ? AND value = ?',
        ack.jurorId,
        ack.targetId,
        ack.value,
      );
    case 'seal':
      return find('SELECT 1 FROM grid_seal WHERE passage_id = ? AND juror_id = ?', ack.jurorId);
    case 'result':
      return find(
        'SELECT 1 FROM result_change WHERE passage_id = ? AND competence_id = ? AND level_after = ?',
        ack.competenceId,
        ack.levelId,
      );
    case 'decision':
      return find(
        'SELECT 1 FROM jury_decision WHERE passage_id = ? AND recommendations = ?',
        ack.recommendations,
      );
    case 'lock':
      return find(
        'SELECT 1 FROM content_lock WHERE passage_id = ? AND content_digest = ?',
        ack.contentDigest,
      );
    case 'signature':
      return find(
        `SELECT 1 FROM signature s
         JOIN document_part p ON p.passage_id = s.passage_id AND p.revision = s.revision AND p.juror_id = s.juror_id
         JOIN signing_key k ON k.certificate_sha256 = p.certificate_sha256
         WHERE s.passage_id = ? AND s.juror_id = ? AND s.content_digest = ?`,
        ack.jurorId,
        ack.contentDigest,
      );
    case 'archive':
      return find(
        'SELECT 1 FROM minutes JOIN minutes_file ON minutes_id = minutes.id WHERE passage_id = ? AND minutes.id = ?',
        ack.minutesId,
      );
  }
}

/** Each document is a sound PDF with one revision for each part, and each signature has its part. */
function expectWholeDocuments(db: WritableDatabase): void {
  const documents = db
    .prepare<[], { passage_id: string; revision: number; signed: number }>(
      `SELECT d.passage_id, d.revision, (SELECT count(*) FROM signature s
         WHERE s.passage_id = d.passage_id AND s.revision = d.revision) AS signed
       FROM content_lock d`,
    )
    .all();
  for (const { passage_id: passageId, revision, signed } of documents) {
    const parts = createDocumentPartRepo(db).parts(passageId, revision);
    expect(parts.filter(({ kind }) => kind === 'member')).toHaveLength(signed);
    if (parts.length > 0) expect(readPdf(joined(parts)).revisions).toHaveLength(parts.length);
  }
}

function expectWhole(acknowledged: readonly Acknowledgement[]): void {
  const { db } = openDatabase(join(folder, 'pupitre.sqlite'), {
    backupFolder: join(folder, 'backups'),
    now: instant(Date.now()),
  });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(acknowledged.filter((each) => stored(db, each) === undefined)).toEqual([]);
    expectWholeDocuments(db);
    const journal = createJournalRepo(db);
    for (const passageId of journal.unfinishedIds()) {
      const state = journal.state(passageId);
      if (state === null) throw new Error('no snapshot');
      expect(replay(state.plan, journal.entries(passageId))).toEqual(state);
      // A running clock always comes with a heartbeat of the same snapshot, from which its run can be taken up.
      if (state.clock.kind === 'running') expect(journal.heartbeat(passageId)?.version).toBe(state.version);
    }
  } finally {
    db.close();
  }
}

describe('SIGKILL of the process group', () => {
  it(`at ${String(STEPS.length * ROUNDS)} moments, in each step and during saves, loses no acknowledged entry`, async () => {
    const acknowledged: Acknowledgement[] = [];
    let kills = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const step of STEPS) {
        const count = 1 + Math.floor(Math.random() * 3);
        acknowledged.push(...(await runAndKill(step, count, Math.random() * 12)));
        kills += 1;
        expectWhole(acknowledged);
      }
    }
    expect(kills).toBeGreaterThanOrEqual(25);
    expect(new Set(acknowledged.map(({ step }) => step))).toEqual(new Set(STEPS));
    expect(acknowledged.length).toBeGreaterThan(100);
  });
});
