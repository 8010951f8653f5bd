import { describe, expect, it } from 'vitest';
import { headerName } from '../../../src/documents/header-name.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { absence, oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { folded, pageTexts, renderCopy, renderOriginal } from './pdf-tools.ts';

const TIMEOUT = 60_000;
const NAMES = {
  'a long name':
    'Association régionale interprofessionnelle pour la formation aux métiers de l’alimentation, de la restauration et du commerce de proximité',
  capitals: 'WWWW MMMM '.repeat(10).trim(),
  'one word': `https://exemple.fr/${'m'.repeat(100)}`,
  'other letters': 'Организация Щ '.repeat(8).trim(),
};

describe('the running header', { timeout: TIMEOUT }, () => {
  it.each(Object.entries(NAMES))(
    'says when it cuts, and page 1 has the whole: %s',
    async (_, organisation) => {
      for (const sample of [oralDefence(), absence()]) {
        const content = asContent2({ ...sample, session: { ...sample.session, organisation } });
        for (const pdf of [await renderOriginal(content), await renderCopy(content)]) {
          const pages = pageTexts(pdf).map((page) => page.normalize('NFC').replace(/\s/g, ''));
          const cut = headerName(organisation, 250);
          expect(cut).toMatch(/…$/);
          for (const page of pages) {
            expect(page).toContain('…');
            expect(page).toContain(content.number);
          }
          expect(pages[0]).toContain(organisation.replace(/\s/g, ''));
        }
      }
    },
  );

  it('cuts no name that has room, and never within a word that could stand whole', () => {
    expect(headerName('Institut des Métiers de Bouche de Montreval', 280)).toBe(
      'Institut des Métiers de Bouche de Montreval',
    );
    const cut = headerName(NAMES['a long name'], 250);
    expect(`${NAMES['a long name']} `.startsWith(`${cut.slice(0, -1)} `)).toBe(true);
  });

  it('keeps its two lines apart from what stands under it', async () => {
    const content = asContent2({
      ...oralDefence(),
      session: { ...oralDefence().session, organisation: NAMES['a long name'] },
    });
    const [first = ''] = pageTexts(await renderOriginal(content));
    const lines = first
      .split('\n')
      .map(folded)
      .filter((line) => line !== '');
    expect(lines.findIndex((line) => line.includes('Procès-verbal de jury'))).toBeLessThanOrEqual(2);
  });
});
