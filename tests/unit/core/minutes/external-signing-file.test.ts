import { describe, expect, it } from 'vitest';
import { MAX_EXTERNAL_DOCUMENT_BYTES } from '../../../../src/domain/file-limits.ts';
import {
  faultOfSignedFile,
  kindOfSignedFile,
} from '../../../../src/core/areas/minutes/record/external-signing-file.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
const SIGNATURE = '9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\n%%EOF\n';

describe('a file given as the signed document', () => {
  it.each([
    ['file-empty', ''],
    ['file-not-pdf', 'PK\u0003\u0004 not a PDF %%EOF'],
    ['file-not-pdf', `\u0089PNG ${'x'.repeat(3_000)} %PDF-1.7 %%EOF`],
    ['file-not-pdf', PDF.replace('%%EOF', '').padEnd(5_000, 'x')],
    ['file-encrypted', PDF.replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 7 0 R')],
    ['file-encrypted', PDF.replace('/Root 1 0 R', '/Root 1 0 R /Encrypt<</Filter /Standard>>')],
  ] as const)('is refused as %s', (fault, text) => {
    expect(faultOfSignedFile(bytes(text))).toBe(fault);
  });

  it('is refused beyond 50 MB, and taken up to there', () => {
    const file = Buffer.alloc(MAX_EXTERNAL_DOCUMENT_BYTES + 1, ' ');
    file.write('%PDF-1.7', 0);
    file.write('%%EOF', file.length - 10);
    expect(faultOfSignedFile(file)).toBe('signed-document-too-large');
    expect(faultOfSignedFile(file.subarray(1_000))).toBe('file-not-pdf');
    file.write('%PDF-1.7', 1);
    expect(faultOfSignedFile(file.subarray(1))).toBeNull();
  });

  it('is taken when it is whole, whatever words its text holds', () => {
    expect(faultOfSignedFile(bytes(PDF))).toBeNull();
    expect(faultOfSignedFile(bytes(PDF.replace('/Catalog', '/Catalog /Title (/Encryption)')))).toBeNull();
  });
});

describe('its kind', () => {
  const base = bytes(PDF);
  const signedByOne = bytes(PDF + SIGNATURE);
  const states = [signedByOne, base];

  it('is electronic when it continues our document with a signature of its own', () => {
    expect(kindOfSignedFile(bytes(PDF + SIGNATURE + SIGNATURE), states)).toBe('electronic');
    expect(kindOfSignedFile(bytes(`${PDF}%other\n${SIGNATURE}`), states)).toBe('electronic');
  });

  it('is a scan when it does not start with ours, or only adds ink', () => {
    expect(kindOfSignedFile(bytes(`${PDF.replace('1.7', '1.4')}${SIGNATURE}`), states)).toBe('scan');
    expect(kindOfSignedFile(bytes(`${PDF}8 0 obj\n<< /Subtype /Ink >>\nendobj\n%%EOF\n`), states)).toBe(
      'scan',
    );
  });

  it('is neither when it is our document as it was given out', () => {
    expect(kindOfSignedFile(base, states)).toBe('file-unsigned');
    expect(kindOfSignedFile(signedByOne, states)).toBe('file-unsigned');
    expect(kindOfSignedFile(bytes(`${PDF}\n`), [base])).toBe('file-unsigned');
  });
});
