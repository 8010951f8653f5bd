/** Documents made on another thread are those that are made on this one, and the key never goes there. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import type { Signer } from '../../../src/cms/signer.ts';
import { doWork } from '../../../src/core/work/do-work.ts';
import { threadedWork } from '../../../src/core/work/threaded-work.ts';
import { memberField } from '../../../src/domain/minutes/signature-fields.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { createOffice, TIME_ZONE } from '../../fixtures/verify/signed-minutes.ts';

vi.setConfig({ testTimeout: 120_000 });

const SCRIPT = new URL('../../../src/core/work/work-thread.ts', import.meta.url);
const fontsDir = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));
const AT = Date.UTC(2026, 10, 24, 9, 30);

it('makes, signs and checks the same documents as this thread would', async () => {
  const [here, there] = [doWork(fontsDir), threadedWork(SCRIPT, fontsDir)];
  const content = oralDefence();
  const contentDigest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const data = { content, contentDigest, mode: 'original' } as const;
  const pdf = await there.minutes(data);
  expect(pdf).toEqual(new Uint8Array(await here.minutes(data)));

  const { signer } = await (await createOffice(AT)).issue('Claire Exemple');
  const sign = vi.fn((given: Uint8Array) =>
    Promise.resolve(new Uint8Array(createHash('sha256').update(given).digest())),
  );
  const fixed: Signer = { ...signer, sign };
  const appearance = { svg: inkSignature(1), contentDigest, timeZone: TIME_ZONE };
  const signing = {
    field: memberField(1),
    signer: fixed,
    at: AT,
    name: 'Claire Exemple',
    reason: 'Essai',
    appearance,
  };
  const increment = await there.signField(pdf, signing);
  expect(sign).toHaveBeenCalledOnce();
  expect(increment).toEqual(new Uint8Array(await here.signField(pdf, signing)));

  const files = [{ name: 'minutes.pdf', bytes: new Uint8Array(Buffer.concat([pdf, increment])) }];
  expect(await there.verdict(files)).toBe(await here.verdict(files));
});

it('says why a document cannot be made, as this thread would', async () => {
  const there = threadedWork(SCRIPT, fontsDir);
  const content = { ...oralDefence(), timeZone: 'Mars/Olympus' };
  const failing = there.minutes({ content, contentDigest: '0'.repeat(64), mode: 'original' });
  await expect(failing).rejects.toMatchObject({ name: 'RangeError' });
});
