import { describe, expect, it } from 'vitest';
import type { MinutesContent1 } from '../../../src/domain/minutes/minutes.schema.ts';
import { minutesContentDigest } from '../../../src/core/documents/minutes-file.ts';
import { createMinutesRenderer } from '../../../src/core/documents/minutes-pdf.ts';
import { oralDefence, signaturesFor } from '../../fixtures/minutes/minutes-samples.ts';
import { folded, FONTS_DIR, plainText, renderDraft } from './pdf-tools.ts';

const TIMEOUT = 60_000;
const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });

describe('a member who signed outside', { timeout: TIMEOUT }, () => {
  it('is said to have, in a copy, with the file that stands for them', async () => {
    const content = oralDefence();
    const contentDigest = minutesContentDigest(content);
    const [, ...signatures] = signaturesFor(content, contentDigest);
    const copy = await renderer.renderMinutesPdf({
      mode: 'copy',
      content,
      contentDigest,
      signatures,
      outside: [{ jurorId: 'j1', kind: 'scan', sha256: `${'ab'.repeat(28)}12345678` }],
      seal: null,
      printedAt: content.lockedAt,
    });
    expect(plainText(copy)).toContain(
      folded('Signé hors de l’application (papier numérisé), SHA-256 abababababab…12345678'),
    );
  });
});

describe('a finding that nobody is left to assess', { timeout: TIMEOUT }, () => {
  it('says so in its title and in the place of the signatures, and prints no result', async () => {
    const content = oralDefence();
    const deserted: MinutesContent1 = {
      ...content,
      members: content.members.map((member) => ({
        ...member,
        declaration: { kind: 'withdrawn', reason: 'Lien avec le candidat.', at: content.lockedAt },
      })),
      competences: content.competences.map((competence) => ({
        ...competence,
        resultLevelId: null,
        criteria: competence.criteria.map((criterion) => ({ ...criterion, marks: [] })),
        changes: [],
      })),
      proposal: { ...content.proposal, share: null, outcome: null },
      decision: {
        ...content.decision,
        outcome: 'not-assessed',
        reason: 'Plus aucun membre ne siège.',
        vote: null,
        dissents: [],
      },
    };
    const text = plainText(await renderDraft(deserted));
    expect(text).toContain('Procès-verbal de constat');
    expect(text).toContain(folded('le présent constat n’est signé par aucun membre.'));
    expect(text).not.toContain('Évaluation des compétences');
    expect(text).toContain('Bloc non évalué');
  });
});
