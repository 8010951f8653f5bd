import { describe, expect, it } from 'vitest';
import type { MinutesContent1 } from '../../../src/domain/minutes/minutes.schema.ts';
import { europeanNames, oralDefence, worstCase } from '../../fixtures/minutes/minutes-samples.ts';
import { folded, pageTexts, plainText, renderOriginal } from './pdf-tools.ts';

const TIMEOUT = 120_000;

/** The oral defence with `count` more incidents, so that the page breaks fall elsewhere each time. */
function withIncidents(count: number): MinutesContent1 {
  const content = oralDefence();
  const [incident] = content.conduct.filter(({ type }) => type === 'incident');
  if (incident === undefined) throw new Error('no incident in the sample');
  const more = Array.from({ length: count }, () => incident);
  return { ...content, conduct: [...content.conduct, ...more] };
}

/** Lines of a page between the running header and footer. */
function bodyLines(page: string): string[] {
  const lines = page.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(1, -1).map(folded);
}

describe('page breaks', { timeout: TIMEOUT }, () => {
  it('never leave a heading, a legend or a table head alone at the foot of a page', async () => {
    for (const count of [0, 2, 4, 7, 9, 12, 15, 18]) {
      for (const page of pageTexts(await renderOriginal(withIncidents(count)))) {
        const last = bodyLines(page).at(-1) ?? '';
        expect(last).not.toMatch(/^\d\. \p{L}/u);
        expect(last).not.toMatch(
          /^(Journal de conduite|Code Compétence|Heure Phase|Phase Prévu|nombre d’indicateurs)/,
        );
      }
    }
  });

  it('never split a competence: its statement, marks and changes stay on one page', async () => {
    for (const count of [0, 11]) {
      const pages = pageTexts(await renderOriginal(withIncidents(count))).map(folded);
      for (const { statement, criteria } of oralDefence().competences) {
        const words = statement.split(' ');
        const [start, end] = [words.slice(0, 4).join(' '), words.slice(-2).join(' ')];
        const home = pages.filter((page) => page.includes(start));
        expect(home).toHaveLength(1);
        expect(home[0]).toContain(end);
        for (const { title } of criteria) expect(home[0]).toContain(title);
      }
    }
  });

  it('repeat the head of a table that goes on', async () => {
    const pages = pageTexts(await renderOriginal(withIncidents(18))).map(folded);
    expect(pages.filter((page) => page.includes('Heure Phase Fait et motif')).length).toBeGreaterThan(1);
  });

  it('number the pages', async () => {
    const pages = pageTexts(await renderOriginal(worstCase()));
    pages.forEach((page, index) => {
      expect(folded(page)).toContain(`Page ${String(index + 1)} sur ${String(pages.length)}`);
    });
  });
});

describe('long and rare texts', { timeout: TIMEOUT }, () => {
  it('lose nothing: a text too long for a row is printed whole as a note', async () => {
    const content = worstCase();
    const text = plainText(await renderOriginal(content));
    const longest = content.conduct.map((entry) => entry.text).sort((a, b) => b.length - a.length)[0] ?? '';
    const sentence = 'Le jury relève une analyse soutenue, mais trop peu chiffrée.';
    const written = (JSON.stringify(content).match(new RegExp(sentence, 'g')) ?? []).length;
    const withoutFurniture = text
      .replace(/SHA-256 [0-9a-f]{16}… Établi avec Pupitre [\d.]+ Page \d+ sur \d+/g, '')
      .replaceAll('Institut des Métiers de Bouche de Montreval Procès-verbal n° PV-2026-0046', '')
      .replace(/ +/g, ' ');
    expect((withoutFurniture.match(new RegExp(sentence, 'g')) ?? []).length).toBe(written);
    expect(longest.length).toBeGreaterThan(5000);
    expect(text).toContain('voir la note D1 sous le tableau.');
  });

  it('print names of all Europe, and what no font draws as its code point', async () => {
    const text = plainText(await renderOriginal(europeanNames()));
    for (const name of [
      'Ştefănescu-Țîrlea Nguyễn',
      'Þórður Çağla',
      'Őrsi és Társai Élelmiszer Kft.',
      'Střední škola potravinářská, Ždírec',
      'Ģirts Ķēniņš',
      'Żaneta Wójcik-Łęcka',
      'Ευγενία Παπαδοπούλου',
      'İpek Yağmur Çelebioğlu',
      'Ṧvarra Ŧiggi, née Ǯakoǥa ; გიორგი ; Արամ',
    ]) {
      expect(text).toContain(name);
    }
    expect(text).toContain('Étude « Œufs & Cie » : délais, coûts ? [U+738B] étape');
  });
});
