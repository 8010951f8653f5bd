/** What it costs to put a message into the form of a socket and to read it, against the copy that a port makes of it. */
import { decodeFrame, encodeFrame } from '../../src/shared/frame.ts';
import type { Bench, Figures } from './bench.types.ts';
import { openPanelAtWork } from './panel-at-work.ts';
import { interleaved, quantile } from './samples.ts';

const WARM_UP = 200;
const MIB = 1024 * 1024;

export const wireBench: Bench = {
  options: { messages: { default: 2_000, min: 100, max: 100_000 } },
  goals: [],
  run: async ({ options: { messages = 0 }, progress }) => {
    const panel = await openPanelAtWork();
    try {
      const view = await panel.stage.handlers.passages.get(panel.passage);
      const pages = { ok: true, value: new Uint8Array(MIB) };
      progress(`${String(messages)} messages`);
      return {
        ...(await measure('view', view, messages)),
        ...(await measure('pages', pages, Math.ceil(messages / 10))),
      };
    } finally {
      panel.close();
    }
  },
};

async function measure(name: string, message: unknown, count: number): Promise<Figures> {
  const frame = encodeFrame(message);
  const works = {
    encode: () => encodeFrame(message),
    decode: () => decodeFrame(frame),
    clone: () => structuredClone(message),
  };
  await interleaved(WARM_UP, works);
  const times = await interleaved(count, works);
  const [encode, decode] = [quantile(times.encode, 0.5), quantile(times.decode, 0.5)];
  return {
    [`${name}FrameBytes`]: frame.byteLength,
    [`${name}EncodeP50Ms`]: encode,
    [`${name}DecodeP50Ms`]: decode,
    [`${name}RatioP50`]: (encode + decode) / quantile(times.clone, 0.5),
  };
}
