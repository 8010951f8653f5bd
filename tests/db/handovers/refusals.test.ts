import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../src/shared/frame.ts';
import { openSealedFile, readSealedFile, sealFile } from '../../../src/core/areas/handovers/sealed-file.ts';
import { NEXT_DAY } from '../decisions/received-conduct.ts';
import { receive as arrive } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import { handOut, playedElsewhere, prepared, receive } from './two-laptops.ts';

const CODE = 'ABCDE-FGHJK-LMNPQ-RSTUV';
const MESSAGE = { text: 'Bonjour', bytes: new Uint8Array([1, 2, 3]) };

describe('a sealed file', () => {
  let file: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    file = await sealFile({ kind: 'session', handoverId: 'h' }, MESSAGE, { code: CODE });
  });

  const opened = async (bytes: Uint8Array, code = CODE) => {
    const read = readSealedFile(bytes);
    return typeof read === 'string' ? read : openSealedFile(read, { code });
  };

  it('gives back what it holds, however the code is typed', async () => {
    expect(await opened(file)).toEqual(MESSAGE);
    expect(await opened(file, ' abcde fghjk lmnpq rstuv ')).toEqual(MESSAGE);
  });

  it('tells nothing of what it holds', () => {
    expect(Buffer.from(file).toString('latin1')).not.toContain('Bonjour');
    expect(() => decodeFrame(file)).toThrow();
  });

  it('opens with no other code, and with no byte changed anywhere', async () => {
    expect(await opened(file, 'ABCDE-FGHJK-LMNPQ-RSTUW')).toBeNull();
    const read = readSealedFile(file);
    if (typeof read === 'string') throw new Error(read);
    expect(await openSealedFile(read, { key: new Uint8Array(32) })).toBeNull();
    for (const at of [file.byteLength - 1, file.byteLength - 20, 40]) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await opened(changed)).not.toEqual(MESSAGE);
    }
  });

  it('refuses what is no such file, what is cut, and what a later version wrote, without stretching anything', () => {
    const head = (change: object) => {
      const json = Buffer.from(
        JSON.stringify({
          format: 1,
          kind: 'session',
          handoverId: 'h',
          stretch: null,
          iv: '0'.repeat(24),
          ...change,
        }),
      );
      const length = Buffer.alloc(4);
      length.writeUInt32BE(json.byteLength);
      return Buffer.concat([Buffer.from('PUPITRE\n'), length, json, Buffer.alloc(16)]);
    };
    const costly = { N: 2 ** 26, r: 8, p: 1, salt: '0'.repeat(32) };
    expect(readSealedFile(Buffer.from('%PDF-1.7 and more'))).toBe('not-ours');
    expect(readSealedFile(Buffer.alloc(0))).toBe('not-ours');
    expect(readSealedFile(head({ stretch: costly }))).toBe('not-ours');
    expect(readSealedFile(head({ format: 2, more: 1 }))).toBe('newer');
    expect(readSealedFile(file.subarray(0, 30))).toBe('cut');
    expect(readSealedFile(head({}))).toMatchObject({ kind: 'session' });
    const long = Buffer.concat([Buffer.from('PUPITRE\n'), Buffer.from('ffffffff', 'hex'), Buffer.alloc(90)]);
    expect(readSealedFile(long)).toBe('not-ours');
  });
});

describe('a laptop', () => {
  afterEach(closePanels);

  it('hands nothing out that it may not', async () => {
    const origin = await prepared();
    const { jurorIds, otherId, panel, passageId, sessionId } = origin;
    const asked = { sessionId, passageIds: [passageId], jurorIds, recipient: 'Salle B' };
    const { handOut: handing, ofSession } = panel.handlers.handovers;
    expect(await refusal(handing({ ...asked, passageIds: ['nowhere'] }))).toBe('not-found');
    expect(await refusal(handing({ ...asked, jurorIds: ['nobody'] }))).toBe('not-found');
    expect(await refusal(ofSession({ sessionId: 'nowhere' }))).toBe('not-found');
    panel.desktop.folder = null;
    expect(await refusal(handing(asked))).toBe('cancelled');
    await arrive(panel, { sessionId, passageId: otherId, jurorIds });
    expect(await handing({ ...asked, passageIds: [otherId] })).toMatchObject({
      code: 'handover-not-possible',
      details: { context: 'begun' },
    });
    const sample = await done(panel.handlers.sessions.createSample(undefined));
    const [first] = sample.passages;
    const samples = {
      sessionId: sample.id,
      passageIds: [first?.id ?? ''],
      jurorIds: [sample.members[0]?.id ?? ''],
    };
    expect(await handing({ ...asked, ...samples })).toMatchObject({ details: { context: 'sample' } });
  });

  it('has everything back at once where the file could not be written', async () => {
    const origin = await prepared();
    const { jurorIds, panel, passageId, sessionId } = origin;
    panel.desktop.folder = join(panel.folder, 'nowhere');
    const asked = { sessionId, passageIds: [passageId], jurorIds, recipient: 'Salle B' };
    expect(await refusal(panel.handlers.handovers.handOut(asked))).toBe('file-unwritable');
    await arrive(panel, { sessionId, passageId, jurorIds });
  });

  it('receives nothing but a session that another handed out, with its code', async () => {
    const origin = await prepared();
    const handed = await handOut(origin);
    const elsewhere = openPanel(NEXT_DAY);
    const receiving = (bytes: Uint8Array<ArrayBuffer>, code = handed.code) =>
      elsewhere.handlers.handovers.receive({ bytes, code });
    const changed = handed.bytes.slice();
    changed[changed.byteLength - 9] = (changed.at(-9) ?? 0) ^ 1;
    expect(await refusal(receiving(handed.bytes, 'ABCDE'))).toBe('handover-code-wrong');
    expect(await refusal(receiving(changed))).toBe('handover-code-wrong');
    expect(await refusal(receiving(handed.bytes.subarray(0, -1)))).toBe('handover-code-wrong');
    expect(await refusal(receiving(handed.bytes.subarray(0, 20)))).toBe('handover-file-unfit');
    expect(await refusal(origin.panel.handlers.handovers.receive(handed))).toBe('handover-own');
    expect(await refusal(elsewhere.handlers.handovers.bringBack({ bytes: handed.bytes }))).toBe(
      'handover-file-unfit',
    );
    // What a door refuses leaves nothing of the whole.
    const read = readSealedFile(handed.bytes);
    if (typeof read === 'string') throw new Error(read);
    const message = (await openSealedFile(read, { code: handed.code })) as {
      passages: { setup: { testId: string } }[];
    };
    for (const { setup } of message.passages) setup.testId = 'no-such-test';
    const other = await sealFile({ kind: 'session', handoverId: 'x' }, message, { code: CODE });
    expect(await refusal(receiving(other, CODE))).toBe('invalid-request');
    expect((await done(elsewhere.handlers.sessions.list({}))).count).toBe(0);
    expect((await done(elsewhere.handlers.candidates.list({}))).count).toBe(0);

    const { sessionId } = await receive(elsewhere, handed);
    expect(await refusal(elsewhere.handlers.handovers.sendBack({ sessionId }))).toBe('handover-empty');
    const { members, passages } = await done(elsewhere.handlers.sessions.get({ sessionId }));
    const further = {
      sessionId,
      passageIds: passages.map(({ id }) => id),
      jurorIds: members.map(({ id }) => id),
      recipient: 'Salle C',
    };
    expect(await elsewhere.handlers.handovers.handOut(further)).toMatchObject({
      details: { context: 'received' },
    });
  });

  it('takes in nothing but the minutes of what it handed out', async () => {
    const origin = await prepared();
    const { panel } = origin;
    const { back, elsewhere, handed } = await playedElsewhere(origin);
    const returning = (bytes: Uint8Array<ArrayBuffer>) => panel.handlers.handovers.bringBack({ bytes });
    expect(await refusal(elsewhere.handlers.handovers.bringBack({ bytes: back }))).toBe('handover-unknown');
    const changed = back.slice();
    changed[changed.byteLength - 100] = (changed.at(-100) ?? 0) ^ 1;
    expect(await refusal(returning(changed))).toBe('handover-file-unfit');
    expect(await refusal(elsewhere.handlers.handovers.receive({ bytes: back, code: 'A' }))).toBe(
      'handover-file-unfit',
    );

    // Whoever has the key may still not give one candidate the minutes of another.
    const key = panel.db.prepare<[], Buffer>('SELECT return_key FROM handover').pluck().get() as Buffer;
    const read = readSealedFile(back);
    if (typeof read === 'string') throw new Error(read);
    type Message = { sessionId: string; passages: { originId: string; minutes: { bytes: Uint8Array }[] }[] };
    const message = (await openSealedFile(read, { key })) as Message;
    const sealed = (change: (copy: Message) => void) => {
      const copy = structuredClone(message);
      change(copy);
      return sealFile({ kind: 'minutes', handoverId: handed.handoverId }, copy, { key });
    };
    const cases: readonly [string, (copy: Message) => void][] = [
      ['other-passage', ({ passages: [first] }) => first !== undefined && (first.originId = origin.otherId)],
      ['other-passage', (copy) => (copy.sessionId = 'another')],
      [
        'unsound',
        ({ passages: [first] }) => {
          const bytes = first?.minutes[0]?.bytes;
          if (bytes !== undefined) bytes[2_000] = (bytes[2_000] ?? 0) ^ 1;
        },
      ],
    ];
    for (const [reason, change] of cases) {
      const report = await done(returning(await sealed(change)));
      expect(report).toMatchObject({ takenInCount: 0, awaitedCount: 1, refused: [{ reason }] });
    }
    expect((await done(panel.handlers.decisions.foreign({ sessionId: origin.sessionId }))).count).toBe(0);
    expect(await done(returning(back))).toMatchObject({ takenInCount: 1 });
  });
});
