/** A display whose picture can be read from outside: the window under measure knows nothing of it. */
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openVirtualDisplay } from '../runtime/display.ts';

/** What the picture was at one moment: every eighth line of it. */
export interface Look {
  /** On the clock of `performance`. */
  readonly at: number;
  readonly picture: Buffer;
}

export interface WatchedScreen {
  /** For programs that draw on it. */
  readonly env: NodeJS.ProcessEnv;
  /** Looks until nothing has changed for a while after the first change; answers each picture that differed from the one before. */
  watch(): Promise<readonly Look[]>;
  close(): Promise<void>;
}

const WIDTH = 1_300;
const HEIGHT = 820;
const EACH_LINES = 8;
const LOOK_EACH_MS = 10;
const SETTLED_MS = 3_000;
const LONGEST_MS = 60_000;
/** The head of the file, a window dump: where the picture begins. */
const HEAD = { headBytes: 0, lineBytes: 12 * 4, colours: 19 * 4 };
const COLOUR_BYTES = 12;

/** Opens it; its picture lies in that folder. */
export async function openWatchedScreen(
  folder: string,
  notice: (text: string) => void,
): Promise<WatchedScreen> {
  const size = `${String(WIDTH)}x${String(HEIGHT)}`;
  const display = await openVirtualDisplay(notice, size, ['-fbdir', folder]);
  const file = openSync(path.join(folder, 'Xvfb_screen0'), 'r');
  const look = lookAt(file);
  return {
    env: display.env,
    watch: async () => {
      const looks: Look[] = [];
      let last = look();
      const begun = last.at;
      for (;;) {
        await wait(LOOK_EACH_MS);
        const now = look();
        if (!now.picture.equals(last.picture)) {
          looks.push(now);
          last = now;
        } else if (looks.length > 0 && now.at - last.at > SETTLED_MS) return looks;
        if (now.at - begun > LONGEST_MS) throw new Error('the window did not come to rest');
      }
    },
    close: async () => {
      closeSync(file);
      await display.close();
    },
  };
}

function lookAt(file: number): () => Look {
  const head = Buffer.alloc(100);
  readSync(file, head, 0, head.byteLength, 0);
  const lineBytes = head.readUInt32BE(HEAD.lineBytes);
  const from = head.readUInt32BE(HEAD.headBytes) + head.readUInt32BE(HEAD.colours) * COLOUR_BYTES;
  const lines = Math.floor(HEIGHT / EACH_LINES);
  return () => {
    const picture = Buffer.allocUnsafe(lines * lineBytes);
    for (let line = 0; line < lines; line += 1) {
      readSync(file, picture, line * lineBytes, lineBytes, from + line * EACH_LINES * lineBytes);
    }
    return { at: performance.now(), picture };
  };
}

/** The first of these pictures from which on as good as nothing changes any more; the last of them is the one that stays. */
export function firstThatStays(looks: readonly Look[]): Look {
  const final = looks.at(-1);
  if (final === undefined) throw new Error('nothing was seen');
  let first = final;
  for (const look of looks.toReversed()) {
    if (differing(look.picture, final.picture) > STAYS) break;
    first = look;
  }
  return first;
}

/** Share of the picture that a mark of focus or a caret may still change. */
const STAYS = 0.002;

function differing(one: Buffer, other: Buffer): number {
  let count = 0;
  for (let at = 0; at < one.byteLength; at += 4) {
    if (one.readUInt32LE(at) !== other.readUInt32LE(at)) count += 1;
  }
  return (count * 4) / one.byteLength;
}
