/** A certification while it is being written: of the right shape, and faulty as long as it has to be. */
import type { z } from 'zod';
import { cleanTexts } from '../../text/clean-text.ts';
import { withoutUnseen } from '../../text/printable.ts';
import { crossCheckCertification } from '../certification.checks.ts';
import type { PlacedFault } from '../certification.faults.ts';
import { certificationSchema } from '../certification.schema.ts';
import type { Certification } from '../certification.schema.ts';
import { parseCertification } from '../certification.parse.ts';

/** The shape of a certification whose texts may be blank, whose lists may be empty and whose references may lead nowhere. */
export type CertificationDraft = Certification;

/** What a value may be wrong in without being of another shape: it can be typed right later. */
const MENDABLE: ReadonlySet<z.core.$ZodIssue['code']> = new Set([
  'too_small',
  'too_big',
  'invalid_format',
  'not_multiple_of',
  'custom',
]);

/** Whether a value has every field of a certification with a value of its type, and nothing else. */
export function isCertificationDraft(value: unknown): value is CertificationDraft {
  const reading = certificationSchema.safeParse(value);
  return reading.success || reading.error.issues.every(isMendable);
}

function isMendable(issue: z.core.$ZodIssue): boolean {
  if (issue.code !== 'invalid_union') return MENDABLE.has(issue.code);
  return issue.errors.some((issues) => issues.every(isMendable) && issues.length > 0);
}

/** The same with its texts as they would be stored: spaces at their ends and what nobody sees are no fault of who typed. */
export function tidyDraft(draft: CertificationDraft): CertificationDraft {
  return trimmed(cleanTexts(draft)) as CertificationDraft;
}

function trimmed(data: unknown): unknown {
  if (typeof data === 'string')
    return withoutUnseen(data)
      .replace(/[^\S\n]*\n\s*/gu, '\n')
      .trim();
  if (Array.isArray(data)) return data.map(trimmed);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, trimmed(value)]));
}

/**
 * Every fault that keeps a draft from being used, each at its path. Those that span several fields are looked for as well
 * while single fields are at fault, so that a whole list can be mended at once.
 */
export function draftFaults(draft: CertificationDraft): readonly PlacedFault[] {
  const tidy = tidyDraft(draft);
  const reading = parseCertification(tidy);
  if (reading.ok) return [];
  const faults = reading.faults.map(({ code, message, path }) => ({ code, message, path }));
  if (certificationSchema.safeParse(tidy).success) return faults;
  const known = new Set(faults.map(({ path }) => path));
  return [...faults, ...crossCheckCertification(tidy).filter(({ path }) => !known.has(path))];
}
