import { isCertificationDraft } from '../../../domain/certification/draft/draft-shape.ts';
import type { CertificationDraft } from '../../../domain/certification/draft/draft-shape.ts';
import { cleanTexts } from '../../../domain/text/clean-text.ts';

/** What was typed, when it has the shape of a certification. */
export function readDraft(content: string): CertificationDraft | null {
  try {
    const value = cleanTexts(JSON.parse(content));
    return isCertificationDraft(value) ? value : null;
  } catch {
    return null;
  }
}
