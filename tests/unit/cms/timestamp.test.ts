import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  checkTimestampToken,
  isObjectIdentifier,
  readTimestampReply,
  TimestampReplyError,
  timestampRequest,
  TimestampTokenError,
} from '../../../src/cms/timestamp.ts';
import { readSignedData } from '../../../src/cms/signed-data.ts';
import {
  createTimestampResponder,
  POLICY,
  type ResponderOptions,
  type TimestampResponder,
} from '../../fixtures/timestamp-responder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const DIGEST = sha256('the document');
const NONCE = Uint8Array.of(0xf1, 2, 3, 4, 5, 6, 7, 8);
const QUERY = { digest: DIGEST, nonce: NONCE, policy: null };

const made: TimestampResponder[] = [];
let responder: TimestampResponder;
let reply: Uint8Array;

beforeAll(() => {
  responder = make();
  reply = responder.reply(timestampRequest(QUERY));
});
afterAll(() => {
  for (const one of made) one.dispose();
});

function make(options?: ResponderOptions): TimestampResponder {
  const one = createTimestampResponder(options);
  made.push(one);
  return one;
}

function sha256(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

async function faultOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'accepted';
  } catch (error) {
    if (error instanceof TimestampReplyError || error instanceof TimestampTokenError) return error.fault;
    throw error;
  }
}

describe('request', () => {
  it('says what openssl reads: digest, nonce, policy, certificate wanted', () => {
    const path = responder.write('own.tsq', timestampRequest({ ...QUERY, policy: POLICY }));
    const text = responder.openssl('ts', '-query', '-in', path, '-text');
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Nonce: 0xF102030405060708');
    expect(text).toContain('Certificate required: yes');
    expect(text).toMatch(/Policy OID: 1\.3\.6\.1\.4\.1\.99999\.1\.1/);
    expect(text).toContain(
      Buffer.from(DIGEST)
        .subarray(0, 4)
        .toString('hex')
        .replace(/(..)(?=.)/g, '$1 '),
    );
  });

  it('takes an object identifier for policy and nothing else', () => {
    expect(['1.2.3', '2.999.1', '0.4.0.2023.1.1'].map(isObjectIdentifier)).toEqual([true, true, true]);
    expect(['', '1', '3.1.2', '1.40.1', '1.2.', '1.02.3', 'abc'].map(isObjectIdentifier)).not.toContain(true);
    expect(() => timestampRequest({ ...QUERY, policy: 'policy' })).toThrow('not an object identifier');
  });
});

describe.each(['ec', 'rsa'] as const)('a reply signed with a key of kind %s', (key) => {
  it('gives instant, authority, policy and path, and openssl agrees on the token', async () => {
    const authority = make({ key });
    const token = await readTimestampReply(authority.reply(timestampRequest(QUERY)), QUERY);
    expect(Math.abs(token.at - Date.now())).toBeLessThan(60_000);
    expect(token.policy).toBe(POLICY);
    expect(token.accuracyMs).toBe(1_500);
    expect(token.path.map(({ subject }) => subject.commonName)).toEqual([
      'Horodatage de test',
      'Racine de test',
    ]);
    expect(token.path[1]?.bytes).toEqual(new Uint8Array(new X509Certificate(authority.rootPem).raw));
    const path = authority.write('token.der', token.bytes);
    const hex = Buffer.from(DIGEST).toString('hex');
    const verified = authority.openssl(
      'ts',
      '-verify',
      '-digest',
      hex,
      '-in',
      path,
      '-token_in',
      '-CAfile',
      'root.crt',
    );
    expect(verified).toContain('Verification: OK');
  });
});

describe('what a reply may not be', () => {
  it('to another request', async () => {
    const other = { ...QUERY, nonce: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 9) };
    expect(await faultOf(readTimestampReply(reply, other))).toBe('nonce');
  });

  it('without the nonce of the request', async () => {
    const hex = Buffer.from(DIGEST).toString('hex');
    responder.openssl('ts', '-query', '-digest', hex, '-sha256', '-no_nonce', '-cert', '-out', 'none.tsq');
    const without = responder.reply(new Uint8Array(readFileSync(join(responder.folder, 'none.tsq'))));
    expect(await faultOf(readTimestampReply(without, QUERY))).toBe('nonce');
  });

  it('without the certificate of the authority', async () => {
    const hex = Buffer.from(DIGEST).toString('hex');
    responder.openssl('ts', '-query', '-digest', hex, '-sha256', '-no_nonce', '-out', 'bare.tsq');
    const bare = responder.reply(new Uint8Array(readFileSync(join(responder.folder, 'bare.tsq'))));
    expect(await faultOf(readTimestampReply(bare, QUERY))).toBe('signature');
  });

  it('about another document', async () => {
    expect(await faultOf(readTimestampReply(reply, { ...QUERY, digest: sha256('another') }))).toBe('imprint');
  });

  it('under another policy', async () => {
    const fault = faultOf(readTimestampReply(reply, { ...QUERY, policy: '1.2.3.4' }));
    expect(await fault).toBe('policy');
  });

  it('a refusal, whose words are kept', async () => {
    const refused = responder.reply(timestampRequest({ ...QUERY, policy: '1.2.3.4' }));
    const error = await readTimestampReply(refused, QUERY).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TimestampReplyError);
    expect(error).toMatchObject({ fault: 'refused' });
    expect((error as TimestampReplyError).said).toMatch(/^unacceptedPolicy, /);
  });

  it('garbage, nothing, or cut', async () => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(1, 2, 3),
      new TextEncoder().encode('<html>'),
      reply.subarray(0, 500),
    ]) {
      expect(await faultOf(readTimestampReply(bytes, QUERY))).toBe('malformed');
    }
  });
});

describe('a token whose signer is unfit', () => {
  /** The statement of the good token, signed as any CMS: openssl makes no timestamp with an unfit certificate. */
  async function resigned(authority: TimestampResponder, ...options: readonly string[]): Promise<Uint8Array> {
    const { bytes } = await readTimestampReply(reply, QUERY);
    authority.write('statement', readSignedData(bytes).content ?? new Uint8Array());
    const signer = ['-signer', 'tsa.crt', '-inkey', 'tsa.key', '-certfile', 'root.crt', '-md', 'sha256'];
    const output = ['-outform', 'DER', '-out', 'resigned.der'];
    const type = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', 'statement'];
    authority.openssl('cms', '-sign', ...type, ...signer, ...options, ...output);
    return new Uint8Array(readFileSync(join(authority.folder, 'resigned.der')));
  }

  it('is accepted from a fit one, so that what follows is refused for its own reason', async () => {
    expect(await faultOf(checkTimestampToken(await resigned(responder, '-cades'), DIGEST))).toBe('accepted');
  });

  it.each(['critical,timeStamping,codeSigning', 'timeStamping', 'critical,codeSigning'])(
    'is refused with the usage %s',
    async (usage) => {
      const token = await resigned(make({ usage }), '-cades');
      expect(await faultOf(checkTimestampToken(token, DIGEST))).toBe('certificate');
    },
  );

  it('is refused when the signature does not name its certificate', async () => {
    expect(await faultOf(checkTimestampToken(await resigned(responder), DIGEST))).toBe('signature');
  });

  it('is refused with a digest that is no longer safe', async () => {
    const token = await resigned(responder, '-cades', '-md', 'sha1');
    expect(await faultOf(checkTimestampToken(token, DIGEST))).toBe('malformed');
  });
});

describe('a changed token', () => {
  it('is refused whichever byte is changed, or at the least no longer ends in its root', async () => {
    const { bytes, isRooted } = await readTimestampReply(reply, QUERY);
    const unseen: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      try {
        if ((await checkTimestampToken(changed, DIGEST)).isRooted) unseen.push(at);
      } catch (error) {
        expect(error).toBeInstanceOf(TimestampTokenError);
      }
    }
    expect(isRooted).toBe(true);
    expect(unseen).toEqual([]);
  });
});
