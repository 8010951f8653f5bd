import { describe, expect, test } from 'vitest';
import { packQueue, unpackQueue } from '../../../../src/renderer/src/lib/room/handover.ts';
import type { QueuedEntry } from '../../../../src/renderer/src/lib/room/outbox.ts';

function entry(sequence: number, text = 'Écoute'): QueuedEntry {
  return {
    passageId: 'p1',
    clientId: 'c1',
    sequence,
    madeAt: 1_000 + sequence,
    entry: { kind: 'note', noteId: `n${String(sequence)}`, competenceId: null, text },
  };
}

const queueOf = (entries: readonly QueuedEntry[]) => ({ clientId: 'c1', jurorId: 'j1', entries });

/** What a stranger might put in an address. */
async function packed(value: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

describe('a queue that is handed over', () => {
  test('arrives as it left, whatever its letters', async () => {
    const queue = queueOf([entry(4), entry(5, 'Très « bien » à l’oral'), entry(6)]);
    const text = await packQueue(queue);
    expect(text).toMatch(/^[\w-]+$/);
    expect(await unpackQueue(text ?? '')).toEqual(queue);
  });

  test('five hundred entries fit an address', async () => {
    const entries = Array.from({ length: 500 }, (_, index) => entry(index + 1, `Note ${String(index)}`));
    const text = await packQueue(queueOf(entries));
    expect(text?.length).toBeLessThan(60_000);
    expect((await unpackQueue(text ?? ''))?.entries).toHaveLength(500);
  });

  test('an empty one is no address, and one that is too long is not carried', async () => {
    expect(await packQueue(queueOf([]))).toBeNull();
    const noise = () => Array.from({ length: 900 }, () => crypto.randomUUID()).join('');
    expect(await packQueue(queueOf([entry(1, noise()), entry(2, noise()), entry(3, noise())]))).toBeNull();
  });

  test.each([
    ['a gap', ['c1', 'j1', [entry(1), entry(3)]]],
    ["another queue's entry", ['c2', 'j1', [entry(1)]]],
    ['nobody', ['c1', null, [entry(1)]]],
    ['no entry', ['c1', 'j1', []]],
    ['another thing', { entries: [entry(1)] }],
  ])('with %s is refused', async (_name, value) => {
    expect(await unpackQueue(await packed(value))).toBeNull();
  });

  test('an address that was cut or unfolds to too much is refused', async () => {
    const text = (await packQueue(queueOf([entry(1), entry(2)]))) ?? '';
    expect(await unpackQueue(text.slice(0, -6))).toBeNull();
    expect(await unpackQueue('%%%')).toBeNull();
    expect(await unpackQueue(await packed(['c1', 'j1', 'x'.repeat(9_000_000)]))).toBeNull();
  });
});
