/** An unsealed grid is nobody's to read but its author's, at whatever door; a sealed one is nobody else's before the deliberation. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Call, Rule, Step, World } from './world.ts';

/** A copy of the data itself, which is the data's: like the file beside it, it shows nothing to anyone by itself. */
const DATA = /\.sqlite$/;
const PLANTED = /Note-\d+-\d+-confidentielle/g;
const OPEN_STAGES: readonly string[] = ['deliberation', 'decision', 'signature', 'archived'];
/** Fields under which a grid, or what is counted from one, may hide. */
const CONTENTS = ['marks', 'observations', 'notes', 'levelId'] as const;

/** What someone other than the author was given to read. */
interface Leaf {
  readonly value: unknown;
  readonly passageId: string | null;
  /** The juror whose own seat asked. */
  readonly reader: string | null;
}

export function createPrivacyRule(): Rule {
  return {
    name: 'an unsealed grid is read by its author only',
    isOfWords: true,
    judge: (step, world) => {
      if (world.notes.size === 0 && world.facts.rows('SELECT 1 FROM grid_entry LIMIT 1').length === 0)
        return [];
      const closed = createCurtain(world);
      return told(step, world).flatMap((leaf) => [
        ...leakedNotes(leaf, world, closed),
        ...leakedGrids(leaf, closed, world.facts),
      ]);
    },
  };
}

type Curtain = (passageId: string, jurorId: string) => boolean;

/** Whether that grid must not be seen now. */
function createCurtain({ facts }: World): Curtain {
  const known = new Map<string, { readonly isOpen: boolean; readonly sealed: ReadonlySet<string> }>();
  return (passageId, jurorId) => {
    let passage = known.get(passageId);
    if (passage === undefined) {
      const stage = facts.passage(passageId)?.stage ?? '';
      passage = { isOpen: OPEN_STAGES.includes(stage), sealed: facts.sealed(passageId) };
      known.set(passageId, passage);
    }
    return !passage.isOpen || !passage.sealed.has(jurorId);
  };
}

function told(step: Step, world: World): readonly Leaf[] {
  const answers = step.calls.flatMap((call) => (call.answer.ok ? [leafOf(call, world)] : []));
  const news = step.broadcasts.map(({ payload }): Leaf => {
    const passageId = (payload as { passageId?: string }).passageId ?? null;
    return { value: payload, passageId, reader: null };
  });
  return [...answers, ...news];
}

function leafOf({ answer, door, request }: Call, world: World): Leaf {
  const asked = (request ?? {}) as {
    token?: string;
    passageId?: string;
    minutesId?: string;
    jurorId?: string;
  };
  const value = answer.ok ? answer.value : null;
  const seat = world.seats.find(({ token }) => token === asked.token);
  const minutes = world.facts.minutes().find(({ id }) => id === asked.minutesId);
  const passageId = asked.passageId ?? seat?.passageId ?? minutes?.passage_id ?? null;
  const reader = door === 'seats.open' ? (asked.jurorId ?? null) : (seat?.jurorId ?? null);
  return { value, passageId, reader: door.startsWith('seats.') ? reader : null };
}

function leakedNotes({ reader, value }: Leaf, { notes }: World, isClosed: Curtain): readonly string[] {
  const found = new Set(textsOf(value).flatMap((text) => text.match(PLANTED) ?? []));
  return [...found].flatMap((note) => {
    const owner = notes.get(note);
    if (owner === undefined || owner.jurorId === reader) return [];
    return isClosed(owner.passageId, owner.jurorId) ? [`the note ${note} came out`] : [];
  });
}

/** Passages that this one began anew, the first one first: its minutes cite what was sealed in them, and nothing else. */
function earlierAttempts(facts: World['facts'], passageId: string): readonly string[] {
  const [row] = facts.rows('SELECT previous_id FROM passage_attempt WHERE passage_id = ?', passageId);
  if (row === undefined) return [];
  const previous = String(row['previous_id']);
  return [...earlierAttempts(facts, previous), previous];
}

function leakedGrids(
  { passageId, reader, value }: Leaf,
  isClosed: Curtain,
  facts: World['facts'],
): readonly string[] {
  const leaks: string[] = [];
  const isUnsealed: Curtain = (attemptId, jurorId) => !facts.sealed(attemptId).has(jurorId);
  const walk = (node: unknown, place: string | null, path: string, curtain = isClosed): void => {
    if (node === null || typeof node !== 'object' || ArrayBuffer.isView(node)) return;
    if (Array.isArray(node)) {
      node.forEach((item, index) => {
        walk(item, place, `${path}/${String(index)}`, curtain);
      });
      return;
    }
    const record = node as Readonly<Record<string, unknown>>;
    const here = typeof record['passageId'] === 'string' ? record['passageId'] : place;
    const { jurorId, jurorLevels } = record;
    const isHidden = (id: string) => id !== reader && here !== null && curtain(here, id);
    if (
      typeof jurorId === 'string' &&
      CONTENTS.some((field) => isFilled(record[field])) &&
      isHidden(jurorId)
    ) {
      leaks.push(`the grid of ${jurorId} came out at ${path}`);
    }
    for (const id of Object.keys(jurorLevels ?? {})) {
      if (isHidden(id)) leaks.push(`levels of ${id} came out at ${path}`);
    }
    for (const [key, child] of Object.entries(record)) {
      if (key === 'attempts' && Array.isArray(child) && here !== null) {
        const cited = earlierAttempts(facts, here);
        child.forEach((attempt: unknown, index) => {
          walk(attempt, cited[index] ?? here, `${path}/attempts/${String(index)}`, isUnsealed);
        });
      } else {
        walk(child, here, `${path}/${key}`, curtain);
      }
    }
  };
  walk(value, passageId, '');
  return leaks;
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Every text in a value: of its files, and of what is attached in its PDFs. */
function textsOf(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (value instanceof Uint8Array) return textsOfFile(value);
  const { folder, files, pdf } = value as { folder?: string; files?: readonly string[]; pdf?: Uint8Array };
  const written =
    folder === undefined
      ? []
      : (files ?? [])
          .filter((file) => !DATA.test(file))
          .flatMap((file) => textsOfFile(readFileSync(`${folder}/${file}`)));
  const attached = pdf instanceof Uint8Array ? textsOfFile(pdf) : [];
  const plain = JSON.stringify(value, (_key, each: unknown) => (ArrayBuffer.isView(each) ? null : each));
  return [plain, ...written, ...attached];
}

function textsOfFile(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.startsWith('%PDF-')) return [text];
  const streams: string[] = [text];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0 || to - from > 400_000) continue;
    try {
      streams.push(inflateSync(bytes.subarray(from, to)).toString('latin1'));
    } catch {
      // Not compressed, or not to be read on its own: its bytes were read above.
    }
  }
  return streams;
}
