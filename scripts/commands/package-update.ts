import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PRODUCT } from '../../src/domain/update/update-file.ts';
import { isKeyOf, signerOf } from '../../src/core/areas/signing/certificates.ts';
import { keyOf, readCertificate } from '../package/publisher-keys.ts';
import { writeUpdate } from '../package/write-update.ts';
import { runCommand } from '../runtime/command.ts';
import { SetupFailure } from '../runtime/failure.ts';

const SYSTEMS: Readonly<Record<string, string>> = { '.deb': 'linux', '.exe': 'win32', '.dmg': 'darwin' };
/** By which the key is opened; never on a command line, which other users of the machine can read. */
const PASSPHRASE = 'PUPITRE_UPDATE_PASSPHRASE';

/** On the publisher's machine: puts an installer into one signed file, which an installed Pupitre takes without internet. */
export async function packageUpdate(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const { arch, cert, installer, key, nextCert, notesEn, notesFr, out } = options;
  const platform = SYSTEMS[path.extname(installer)];
  if (platform === undefined) {
    throw new SetupFailure('The installer is a .deb, an .exe or a .dmg.', [`Given: ${installer}`]);
  }
  for (const file of [installer, cert, key]) {
    if (!existsSync(file)) throw new SetupFailure(`${file} is not there.`);
  }
  const certificate = readCertificate(cert);
  const pkcs8 = readKey(key);
  if (!isKeyOf(pkcs8, certificate.raw)) throw new SetupFailure(`${key} is not the key of ${cert}.`);
  const version = options.version ?? (await versionOf(installer));
  const { file } = await writeUpdate({
    installer,
    file: out,
    signer: signerOf(certificate.raw, [], pkcs8),
    says: {
      ...{ product: PRODUCT, version, platform, arch },
      published: options.published,
      ...(notesFr === undefined || notesEn === undefined
        ? {}
        : { notes: { fr: readFileSync(notesFr, 'utf8'), en: readFileSync(notesEn, 'utf8') } }),
      ...(nextCert === undefined ? {} : { nextKey: keyOf(readCertificate(nextCert)).sha256 }),
    },
  });
  console.log(`${out}: version ${version}, ${platform} ${arch}`);
  console.log(`${file.name}, ${String(file.byteCount)} bytes, SHA-256 ${file.sha256}`);
  console.log(`Signed with the key ${keyOf(certificate).sha256}`);
  return 0;
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deb: { type: 'string' },
      installer: { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      out: { type: 'string' },
      version: { type: 'string' },
      arch: { type: 'string', default: 'x64' },
      published: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      'next-cert': { type: 'string' },
      'notes-fr': { type: 'string' },
      'notes-en': { type: 'string' },
    },
  });
  const { arch, cert, key, out, published, version } = values;
  const installer = values.deb ?? values.installer;
  if (installer === undefined || cert === undefined || key === undefined || out === undefined) {
    throw new SetupFailure(
      'What is asked: --deb FILE (or --installer FILE) --cert FILE --key FILE --out FILE',
      ['And, where wanted: --version --arch --published --next-cert --notes-fr with --notes-en'],
    );
  }
  return {
    ...{ arch, cert, installer, key, out, published, version },
    ...{ nextCert: values['next-cert'], notesFr: values['notes-fr'], notesEn: values['notes-en'] },
  };
}

function readKey(file: string): Uint8Array {
  try {
    const passphrase = process.env[PASSPHRASE];
    const key = createPrivateKey({
      key: readFileSync(file),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    return new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
  } catch {
    throw new SetupFailure(`${file} is no private key, or is closed.`, [
      `It is read as PEM; ${PASSPHRASE} opens one that is encrypted.`,
    ]);
  }
}

/** A .deb says its version as Debian orders it; other installers are told. */
async function versionOf(installer: string): Promise<string> {
  const { code, stdout } = await runCommand('dpkg-deb', ['--field', installer, 'Version']);
  if (code !== 0) throw new SetupFailure('The version is not known.', ['Say it: --version 1.2.3']);
  return stdout.trim().replaceAll('~', '-');
}
