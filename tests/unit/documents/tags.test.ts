/** What poppler, which knows nothing of this application, reads of the structure of the pages. */
import { describe, expect, it } from 'vitest';
import { minutesDefinition } from '../../../src/drawing/minutes-document.ts';
import type { Tag } from '../../../src/drawing/tags/tagged-definition.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
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

/** Texts of the pages that are said in that language. */
function heardIn(content: MinutesContent2, language: string): string {
  const safe = Object.assign((text: string) => text, {
    runs: (text: string) => [{ text, isFallback: false }],
  });
  const data = { mode: 'original', content, contentDigest: '0'.repeat(64) } as const;
  const found: string[] = [];
  const collect = (tag: Tag, node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) collect(tag, item);
    else if (typeof node === 'string') found.push(node);
    else if (typeof node === 'object' && node !== null) collect(tag, (node as { text?: unknown }).text);
  };
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { tag } = node as { readonly tag?: Tag };
    if (tag?.language === language) collect(tag, node);
    else for (const [key, child] of Object.entries(node)) if (key !== 'tag') walk(child);
  };
  walk(minutesDefinition(data, { safe, json: '{}' }).content);
  return found.join('\n');
}

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

  it('tell the language of a certification worded in another one, text by text', async () => {
    const french = asContent2(oralDefence());
    const content = { ...french, certification: { ...french.certification, language: 'oc' } };
    const told = heardIn(content, 'oc');
    const own = [
      ...content.competences.flatMap(({ criteria, statement }) => [
        statement,
        ...criteria.map(({ title }) => title),
      ]),
      ...[content.certification.title, content.test.title, content.certification.words.test.favourable],
      ...[...content.otherTests, ...content.blocs].map(({ title }) => title),
      ...content.scales
        .flatMap((scale) => (scale.kind === 'numeric' ? [] : scale.levels))
        .map(({ label }) => label),
    ];
    for (const text of own) expect(told).toContain(text);
    expect(told).not.toContain('Compétence et critère');
    expect(told).not.toContain(content.candidate.lastName);
    expect(heardIn(french, 'fr')).toBe('');

    const written = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
    const elements = written(await renderOriginal(content)).match(/\/Lang \(oc\)/g) ?? [];
    expect(elements.length).toBeGreaterThan(2 * content.competences.length);
    expect(written(await renderOriginal(french)).match(/\/Lang /g)).toHaveLength(1);
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
