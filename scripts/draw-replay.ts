/**
 * Replays the draw of a role play's subject from the data of its minutes: `npm run draw:replay FILE`.
 * Exit code 0 and the subject, 1 and the reason why the draw or the minutes cannot be trusted, or 2 on a wrong call.
 * Runs from source and needs nothing but the file: whoever checks may not have the application.
 */
import { minutesFileSchema } from '../src/domain/minutes/minutes.schema.ts';
import type { MinutesContent, MinutesFile } from '../src/domain/minutes/minutes.schema.ts';
import { replayDraw } from '../src/domain/roleplay/draw-replay.ts';
import type { DrawFault } from '../src/domain/roleplay/draw-replay.ts';
import { eligibleSubjects } from '../src/domain/roleplay/draw.ts';
import type { DrawRecord } from '../src/domain/roleplay/draw.schema.ts';
import { minutesContentDigest, sha256Hex } from '../src/core/documents/minutes-file.ts';
import { readTextPath } from './text-file.ts';

const MAX_MINUTES_BYTES = 64 * 1024 * 1024;

type Roleplay = NonNullable<MinutesContent['roleplay']>;

type Outcome =
  { readonly ok: true; readonly report: string } | { readonly ok: false; readonly reason: string };

const FAULTS: Readonly<Record<DrawFault, string>> = {
  'not-a-draw': 'le choix du sujet n’a pas la forme attendue',
  'pool-altered': 'la réserve de sujets ne répond pas à son empreinte',
  'exclusions-altered': 'les sujets écartés ne répondent pas à leur empreinte',
  'seed-altered': 'la graine ne répond pas à l’empreinte engagée avant le tirage',
  'commitment-altered': 'l’engagement pris avant le tirage ne répond pas à son empreinte',
  'not-drawable': 'le tirage ne peut pas être refait avec ces données',
  'result-altered': 'le tirage refait donne un autre résultat',
  'record-altered': 'le relevé du choix ne répond pas à son empreinte',
};

const METHODS: Readonly<Record<DrawRecord['method'], string>> = {
  pick: 'choix du jury',
  draw: 'tirage au sort',
  envelope: 'enveloppe prise par le candidat',
};

function main(args: readonly string[]): number {
  const [path] = args;
  if (path === undefined || args.length > 1) {
    return refuse('Usage : npm run draw:replay procès-verbal.json', 2);
  }
  const outcome = replay(path);
  if (!outcome.ok) return refuse(`${path} : ${outcome.reason}`, 1);
  process.stdout.write(`${outcome.report}\n`);
  return 0;
}

function refuse(message: string, exitCode: number): number {
  process.stderr.write(`${message}\n`);
  return exitCode;
}

function replay(path: string): Outcome {
  const json = readJson(path);
  if (!json.ok) return json;
  const draw = drawIn(json.value);
  if (draw === undefined) return refused('ce fichier ne porte pas de sujet de jeu de rôle');

  // The draw first: its reason is more precise than that of the content's digest, which any alteration moves.
  const replayed = replayDraw(draw, sha256Hex);
  if (!replayed.ok) return refused(`${FAULTS[replayed.code]} [${replayed.code}]`);

  const file = minutesFileSchema.safeParse(json.value);
  if (!file.success) return refused('les données du procès-verbal n’ont pas la forme attendue [not-minutes]');
  return checkMinutes(file.data);
}

function checkMinutes({ content, contentDigest }: MinutesFile): Outcome {
  const { roleplay } = content;
  if (roleplay === null || roleplay === undefined) return refused('aucun jeu de rôle');
  const { draw, subject } = roleplay;
  const { digest, subjectId, version } = draw.result;
  if (subject.id !== subjectId || subject.version !== version || subject.digest !== digest) {
    return refused('le sujet du procès-verbal n’est pas celui qui a été tiré [subject-mismatch]');
  }
  if (minutesContentDigest(content) !== contentDigest) {
    return refused('le contenu du procès-verbal ne répond pas à son empreinte [content-altered]');
  }
  return { ok: true, report: reportOf(roleplay) };
}

function reportOf({ draw, subject }: Roleplay): string {
  const envelope = draw.choice.envelope === null ? '' : ` (n° ${String(draw.choice.envelope)})`;
  const eligible = eligibleSubjects(draw).length;
  return [
    `Sujet : ${subject.title}`,
    `  ${subject.id}, version ${String(subject.version)}`,
    `  SHA-256 ${subject.digest}`,
    `  ${METHODS[draw.method]}${envelope}, parmi ${String(eligible)} sujets sur ${String(draw.pool.length)}`,
  ].join('\n');
}

function refused(reason: string): Outcome & { readonly ok: false } {
  return { ok: false, reason };
}

function readJson(
  path: string,
): { readonly ok: true; readonly value: unknown } | (Outcome & { readonly ok: false }) {
  const file = readTextPath(path, MAX_MINUTES_BYTES);
  if (!file.ok) return file;
  try {
    return { ok: true, value: JSON.parse(file.text) };
  } catch {
    return refused('ce n’est pas du JSON');
  }
}

/** The record where minutes keep it, before anything else in the file is known to be right. */
function drawIn(file: unknown): unknown {
  return ['content', 'roleplay', 'draw'].reduce<unknown>(
    (held, key) =>
      typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[key] : undefined,
    file,
  );
}

process.exitCode = main(process.argv.slice(2));
