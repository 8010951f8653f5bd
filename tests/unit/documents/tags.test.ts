/** What poppler, which knows nothing of this application, reads of the structure of the pages. */
import { describe, expect, it } from 'vitest';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { oralDefence, worstCase } from '../../fixtures/minutes/minutes-samples.ts';
import { plainText, renderCopy, renderDraft, renderOriginal, renderSigned, runOnPdf } from './pdf-tools.ts';

/** poppler takes ten seconds to tell the texts of a structure. */
const TIMEOUT = 120_000;

const info = (pdf: Uint8Array) => runOnPdf(pdf, 'pdfinfo', []);
const roles = (pdf: Uint8Array) => runOnPdf(pdf, 'pdfinfo', ['-struct']);
const structure = (pdf: Uint8Array) =>
  runOnPdf(pdf, 'pdfinfo', ['-struct-text']).replace(/[\u00a0\u202f]/g, ' ');
const count = (tree: string, role: string) =>
  tree.match(new RegExp(`^ *${role}( \\(block\\))?:?$`, 'gm'))?.length ?? 0;
/** All texts of the structure, without spaces. */
const spoken = (tree: string) =>
  [...tree.matchAll(/^ *"(.*)"$/gm)]
    .map(([, text]) => text ?? '')
    .join('')
    .replace(/\s/g, '');

describe('tags of the pages', { timeout: TIMEOUT }, () => {
  it('tell headings, tables, language and fields', async () => {
    const pdf = await renderSigned(asContent2(oralDefence()));
    const tree = structure(pdf);
    expect(info(pdf)).toMatch(/Tagged: +yes/);
    expect(count(tree, 'H1')).toBe(1);
    expect(count(tree, 'H2')).toBeGreaterThan(7);
    expect(count(tree, 'Table')).toBeGreaterThan(6);
    expect(tree).toMatch(/H1 \(block\)\n +"Procès-verbal de jury"/);
    expect(tree).toMatch(/TH:\n +\/Scope \/Row\n +"Certification"\n +TD\n +"CQP/);
    expect(tree).toMatch(/TH:\n +\/Scope \/Column\n +"Compétence et critère"/);
    expect(tree).toMatch(/\/ColSpan \d/);
    // One for each member, one for the seal, one for the timestamp.
    expect(count(tree, 'Form')).toBe(5);
  });

  it('tell every text once, in the order in which it is drawn', async () => {
    const content = asContent2(worstCase());
    const pdf = await renderOriginal(content);
    const heard = spoken(structure(pdf));
    const drawn = plainText(pdf);
    // What is repeated on each page is not read.
    expect(heard).not.toContain('Page1sur');
    expect(heard.split('Compétenceetcritère')).toHaveLength(2);
    expect(drawn.split('Compétence et critère').length).toBeGreaterThan(2);
    for (const { statement } of content.competences) expect(heard).toContain(statement.replace(/\s/g, ''));
    expect(heard.indexOf('Candidat')).toBeLessThan(heard.indexOf('Évaluationdescompétences'));
  });

  it('are those of copies and drafts too, which have no fields', async () => {
    const content = asContent2(oralDefence());
    for (const pdf of [await renderCopy(content), await renderDraft(content)]) {
      expect(info(pdf)).toMatch(/Tagged: +yes/);
      expect(count(roles(pdf), 'Form')).toBe(0);
    }
  });

  it('are not in what version 0.1.0 signed', async () => {
    expect(info(await renderOriginal(oralDefence()))).toMatch(/Tagged: +no/);
  });
});
