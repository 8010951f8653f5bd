/** A document as it was read, before anything in it is believed, and as it was checked. */
import type { AnyContent } from '../domain/session-minutes/any-minutes.ts';
import type { Certificate } from '../cms/certificate-reader.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import type { AttachedJson } from './attached-data.ts';
import type { Citable } from './rectification-section.ts';
import { type Finding, open, pass, type Section, type SectionId } from './report.ts';
import type { Field, Update } from './signature-fields.ts';

export interface ReadDocument {
  readonly file: PdfFile;
  readonly attached: AttachedJson;
  /** Fields that the first revision reserves. */
  readonly fields: readonly Field[];
  /** The revisions after the first. */
  readonly updates: readonly Update[];
  /** Size and digest of the file, and what was found around the document in it. */
  readonly fileNotes: readonly Finding[];
}

/** What was found of a document. */
export interface CheckedDocument {
  readonly sections: readonly Section[];
  /** False when the file holds no signatures that could be checked. */
  readonly isCheckable: boolean;
  /** Number of the minutes that it is, or is about; null when that could not be read. */
  readonly number: string | null;
  /** IANA zone in which its instants are told; null when it names none. */
  readonly timeZone: string | null;
  /** Content of minutes; null for another paper, or when it could not be read. */
  readonly content: AnyContent | null;
  /** How other documents may cite these minutes; null when their data are missing. */
  readonly citable: Citable | null;
  readonly authoritySha256: string | null;
  /** SHA-256 (hex) of the certificate that sealed it; null when none did. */
  readonly sealSha256: string | null;
  /** The certificates of its signers and those above them. */
  readonly restsOn: readonly Certificate[];
}

const KEPT_WITHOUT_FIELDS: readonly SectionId[] = ['document', 'data', 'proof'];

/** The section that says what the file is. */
export function documentSection({ file, fileNotes }: ReadDocument, identity: readonly Finding[]): Section {
  const structure = pass('structure', { count: file.revisions.length });
  return { id: 'document', values: {}, findings: [structure, ...identity, ...fileNotes] };
}

/** What stands in the place of signatures in a file that keeps no room for any. */
export function withoutFields(sections: readonly Section[]): Section[] {
  // A copy for paper carries no data either, and owes none.
  const isLacking = ({ findings }: Section) => findings.some(({ code }) => code === 'data-missing');
  const kept = sections.filter((section) => KEPT_WITHOUT_FIELDS.includes(section.id) && !isLacking(section));
  return [{ id: 'signatures', values: {}, findings: [open('no-fields')] }, ...kept];
}
