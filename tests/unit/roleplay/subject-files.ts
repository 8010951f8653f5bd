import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSubjectText } from '../../../src/domain/roleplay/subject.parse.ts';
import type { Subject } from '../../../src/domain/roleplay/subject.schema.ts';
import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';

const FOLDER = new URL('../../../resources/subjects/', import.meta.url);

export const SUBJECT_FILES: readonly string[] = readdirSync(fileURLToPath(FOLDER)).sort();

export const digest = sha256Hex;

/** A fresh, mutable copy of a shipped file's JSON, for tests that spoil it. */
export function subjectJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

export function readSubject(file: string): Subject {
  const reading = parseSubjectText(readFileSync(new URL(file, FOLDER), 'utf8'));
  if (!reading.ok) throw new Error(`${file}: ${JSON.stringify(reading.faults, null, 2)}`);
  return reading.value;
}

export function shippedSubjects(): readonly Subject[] {
  return SUBJECT_FILES.map(readSubject);
}
