import { reportText } from '../../../src/verify/cli/report-text.ts';
import type { DocumentReport } from '../../../src/verify/report.ts';
import { describe, expect, it } from 'vitest';
import { fail, note } from '../../../src/verify/report.ts';
import { preferredLanguage, wordingOf } from '../../../src/verify/wording.ts';

const fr = wordingOf('fr');
const en = wordingOf('en');
const AT = Date.UTC(2026, 10, 24, 9, 32, 5);

describe('sentences', () => {
  it('tell instants in the zone of the minutes', () => {
    const finding = note('signature-valid', { signedAt: AT });
    expect(fr.sentence(finding, 'Europe/Paris')).toMatch(/^Signé le 24 novembre 2026 à 10:32:05 UTC\+1\./);
    expect(en.sentence(finding, 'Europe/Paris')).toMatch(/^Signed on 24 November 2026 at 10:32:05 /);
    expect(fr.sentence(finding, 'Nowhere/Atall')).toContain('09:32:05 UTC');
  });

  it.each([
    [0, '0 seconde'],
    [1_500, '1 seconde'],
    [125_000, '2 minutes 5 secondes'],
    [7_200_000, '2 heures'],
    [90_061_000, '1 jour 1 heure'],
  ])('tell a length of %i ms as %s', (offsetMs, told) => {
    const text = fr
      .sentence(note('timestamp-after-seal', { offsetMs }), 'UTC')
      .replace(/\u00a0|\u202f/g, ' ');
    expect(text).toContain(`suit de ${told} l’heure`);
  });

  it('group the digits of sizes and not those of places', () => {
    expect(en.sentence(note('file', { byteCount: 121_100, sha256: 'ab' }), 'UTC')).toContain('121,100 bytes');
    expect(en.sentence(note('not-from-here', { offset: 24_815 }), 'UTC')).toContain('byte 24815');
  });

  it('keep a text of unknown origin within the line that names it', () => {
    const number = 'PV-1\u001b[2J\nAUTHENTIQUE\u202e\u2028';
    const document: DocumentReport = {
      name: `a${number}.pdf`,
      verdict: 'altered',
      number,
      timeZone: 'UTC',
      authoritySha256: null,
      sections: [{ id: 'document', values: {}, findings: [fail('title-other', { number })] }],
    };
    for (const documents of [[document], [document, document]]) {
      const text = reportText({ verdict: 'altered', documents, companions: [] }, fr);
      expect(text).toContain('PV-1');
      for (const sign of ['\u001b', '\u202e', '\u2028', '\nAUTHENTIQUE']) expect(text).not.toContain(sign);
    }
  });

  it('never claim a higher level of signature than there is', () => {
    const all = JSON.stringify([fr.texts, en.texts]);
    expect(all).not.toMatch(/avancée|qualifiée|advanced|qualified|NF Z42/i);
    expect(fr.texts.finding.level).toContain('signature électronique simple, renforcée par');
  });
});

describe('the language', () => {
  it.each([
    [['de-DE', 'en-US', 'fr'], 'en'],
    [['fr-CA', 'en'], 'fr'],
    [['de'], 'fr'],
    [[], 'fr'],
  ] as const)('of %j is %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language);
  });
});
