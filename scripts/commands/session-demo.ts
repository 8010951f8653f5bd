import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { playDay } from '../demo/session/day.ts';
import { openDay } from '../demo/session/open-stage.ts';
import type { SessionDemoOptions } from '../demo/options.ts';
import { explainFileError, SetupFailure } from '../runtime/failure.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { ensureBuilt } from './build.ts';

const SHIPPED_CONSTRAINTS = path.join(PROJECT_ROOT, 'tests', 'fixtures', 'reporting', 'contraintes.xsd');

/** Plays a whole day on the core without a window; leaves all that leaves the room, and checks the declaration. */
export async function demoSession(options: SessionDemoOptions): Promise<number> {
  const schemaFile = options.schema ?? SHIPPED_CONSTRAINTS;
  const schema = await readFile(schemaFile).catch((error: unknown) => {
    throw explainFileError(error, schemaFile);
  });
  await ensureBuilt();
  await mkdir(options.out, { recursive: true }).catch((error: unknown) => {
    throw explainFileError(error, options.out);
  });
  const profile = await mkdtemp(path.join(tmpdir(), 'pupitre-day-'));
  let step = 'the start';
  const places = {
    profile,
    out: options.out,
    verifierPage: path.join(PROJECT_ROOT, 'out', 'verify', 'verify.html'),
  };
  const { close, stage } = openDay(places, (what) => {
    step = what;
    console.log(`  ${what}`);
  });
  try {
    const { declaration, minutesNumber } = await playDay(stage, {
      certifications: path.join(PROJECT_ROOT, 'resources', 'certifications'),
      schema: { name: path.basename(schemaFile), bytes: new Uint8Array(schema) },
    });
    const verdict = await checkDeclaration(
      path.join(options.out, 'declaration', declaration.file),
      schemaFile,
    );
    const written = (await readdir(options.out, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    console.log(
      `\nMinutes of the session ${minutesNumber}; ${String(written.length)} files in ${options.out}:`,
    );
    for (const { name, parentPath } of written) {
      console.log(`  ${path.relative(options.out, path.join(parentPath, name))}`);
    }
    console.log(`\n${verdict}`);
    return 0;
  } catch (error) {
    throw new SetupFailure(`The day stopped at “${step}”.`, [
      error instanceof Error ? error.message : String(error),
    ]);
  } finally {
    close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** What a program of its own says of the declaration; the application held it against the schema before it wrote it. */
async function checkDeclaration(file: string, schema: string): Promise<string> {
  try {
    const { stderr } = await promisify(execFile)('xmllint', ['--noout', '--schema', schema, file]);
    return `xmllint: ${stderr.trim()}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return 'xmllint is not installed; the application itself held the declaration against the schema (libxml2).';
    throw error;
  }
}
