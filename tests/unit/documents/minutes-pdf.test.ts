import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { MinutesContent, MinutesContent1 } from '../../../src/domain/minutes/minutes.schema.ts';
import { minutesContentSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import {
  buildMinutesFile,
  minutesContentDigest,
  sha256Hex,
} from '../../../src/core/documents/minutes-file.ts';
import { createMinutesRenderer, MinutesPdfError } from '../../../src/core/documents/minutes-pdf.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';
import {
  absence,
  europeanNames,
  oralDefence,
  refusal,
  signaturesFor,
  worstCase,
} from '../../fixtures/minutes/minutes-samples.ts';
import {
  attachedText,
  folded,
  FONTS_DIR,
  pageTexts,
  plainText,
  renderCopy,
  renderDraft,
  renderOriginal,
  renderSigned,
  runOnPdf,
} from './pdf-tools.ts';

const SAMPLES = { oralDefence, refusal, absence, europeanNames, worstCase };
const TIMEOUT = 60_000;

/** What the local authority and the chain add to the content when it is locked. */
function withTrust(content: MinutesContent): MinutesContent {
  const authority = { subject: 'CN=Autorité d’essai, O=Organisme d’essai', sha256: 'ab'.repeat(32) };
  return { ...content, authority, chain: { seq: 1234, digest: 'cd'.repeat(32) } };
}

/** Asserts that each expected text is somewhere in the document. */
async function expectTexts(content: MinutesContent, expected: readonly string[]): Promise<string> {
  const text = plainText(await renderSigned(content));
  const missing = expected.filter((part) => !text.includes(folded(part)));
  expect(missing).toEqual([]);
  return text;
}

/** Every text of the content that a reader must find in the document. */
function printedTexts(content: MinutesContent1): string[] {
  const { certification, session, candidate, bloc, test, members, phases, competences, conduct } = content;
  return [
    content.number,
    certification.title,
    certification.version,
    certification.digest,
    session.title,
    session.place,
    session.organisation,
    ...Object.values(candidate).filter((text) => !/^\d{4}-/.test(text)),
    bloc.title,
    test.title,
    test.evaluator.sourceText,
    test.caseTitle,
    ...test.attachments.flatMap(({ name, sha256 }) => [name, sha256]),
    ...content.accommodation,
    ...members.flatMap(({ name, capacity, declaration }) => [name, capacity, declaration?.reason ?? '']),
    ...phases.map(({ title }) => title),
    ...conduct.flatMap(({ author, text }) => [author, text]),
    ...competences.flatMap(({ label, statement, criteria, changes }) => [
      label,
      statement,
      ...criteria.map(({ title }) => title),
      ...changes.flatMap(({ reason, dissents }) => [reason, ...dissents.map(({ opinion }) => opinion)]),
    ]),
    ...content.notAssessed.flatMap(({ title, result }) => [title, result ?? 'non communiqué']),
    content.decision.reason,
    content.decision.recommendations,
    ...content.decision.dissents.flatMap(({ jurorName, opinion }) => [jurorName, opinion]),
    minutesContentDigest(content),
  ];
}

describe('the samples', () => {
  it.each(Object.entries(SAMPLES))('%s is valid content', (_, sample) => {
    expect(minutesContentSchema.safeParse(sample()).error).toBeUndefined();
  });
});

describe('minutes of an oral defence', { timeout: TIMEOUT }, () => {
  it('print every text of the content', async () => {
    await expectTexts(oralDefence(), printedTexts(oralDefence()));
    await expectTexts(refusal(), printedTexts(refusal()));
  });

  it('print the status, the times of each phase and the conduct log', async () => {
    await expectTexts(oralDefence(), [
      'PROPOSITION DU JURY',
      '24 novembre 2026',
      'de 14 h 00 à 14 h 35',
      '1er mars 1994, à Łódź (Pologne)',
      'Carte nationale d’identité (à 13:52:11)',
      'Présence constatée, avec retard (à 13:51:30)',
      'Présentation 15 min 00 s 20 min 00 s 14:00:04 14:22:31 20 min 17 s 17 s 2 min 10 s',
      'Questions du jury 10 min 00 s 13 min 20 s 14:23:02 14:35:57 12 min 55 s — —',
      '13:59:12 Présentation Départ annulé après 4 s.',
      '14:11:57 Présentation Reprise après 2 min 10 s.',
      'Saut de l’horloge système de +1 h 00 min 00 s (réglage de l’heure)',
      'Retrait à 13:42:05.',
      'Absence de lien déclarée à 13:41:20.',
      'À distance',
    ]);
  });

  it('print marks, changes, proposal, decision and signatures', async () => {
    const certified = withTrust(oralDefence());
    const text = await expectTexts(certified, [
      'HVO Hélène Vasseur-Oyarzun, BK Basile Kermoal, NS Noémie Sœur',
      'Modifié à 14:52:36 : Partiellement acquis → Acquis.',
      'Vote : 2 pour, 1 contre, 0 abstention',
      'Proposition calculée : favorable, 85,7 % des objectifs du bloc atteints pour 70 % requis (seuil à confirmer).',
      'Validation du bloc proposée',
      'Validité du bloc à vie',
      'Signature électronique simple, renforcée par une empreinte, un certificat propre à chaque signataire et un ' +
        'fichier de preuve.',
      certified.authority?.sha256 ?? '',
      certified.authority?.subject ?? '',
      `${certified.chain?.digest ?? ''} tête de chaîne au verrouillage, après 1234 enregistrements`,
      'Scellé le 24 novembre 2026 à 16:18:40 par Institut des Métiers de Bouche de Montreval',
      'Signé le 24 novembre 2026 à 15:19:27',
      'Signé le 24 novembre 2026 à 15:20:14',
      'Signé le 24 novembre 2026 à 15:21:01',
    ]);
    expect(text).not.toMatch(/avancée|qualifiée|NF Z42/);
    expect(text).not.toMatch(/Projet, avant signature|Non signé|Date, heure et signature/);
    const marks = text.match(/\b\d·\d·\d·\d\b/g) ?? [];
    expect(marks).toHaveLength(7 * 3);
  });

  it('print a refusal with its reason, casting vote and revision', async () => {
    const text = await expectTexts(refusal(), [
      'DÉCISION DU JURY',
      'Bloc refusé',
      '1 pour, 1 contre, 1 abstention ; voix prépondérante de la présidence',
      'Révision 2 : le contenu a été déverrouillé puis verrouillé de nouveau avant archivage.',
    ]);
    expect(text).not.toContain('seuil à confirmer');
  });

  it('print both wordings of a contradictory evaluator and the choice made', async () => {
    await expectTexts(europeanNames(), [
      '« tuteur » selon le référentiel, qui porte aussi',
      'Choix explicite de l’organisation : évalué par le jury.',
    ]);
  });

  it('leave the signature blocks of a draft blank, with the names', async () => {
    const text = plainText(await renderDraft(oralDefence()));
    expect(text).toContain('Projet, avant signature');
    expect(text).toContain('Date, heure et signature');
    expect(text).not.toContain('Signé le');
  });

  it('say of a copy that it is one, when it was printed, and what was signed', async () => {
    const pdf = await renderCopy(oralDefence());
    const text = plainText(pdf);
    for (const part of [
      'COPIE',
      'Copie imprimée le 25 novembre 2026 à 15:18:40.',
      'l’original électronique, signé et scellé, fait foi',
      'Procès-verbal n° PV-2026-0042, copie',
      'Signé le 24 novembre 2026 à 15:19:27',
      'Scellé le 24 novembre 2026 à 16:18:40 par Institut des Métiers de Bouche de Montreval',
    ]) {
      expect(text.toLowerCase()).toContain(folded(part).toLowerCase());
    }
    expect(runOnPdf(pdf, 'pdfdetach', ['-list'])).toContain('0 embedded files');
    expect(readPdf(pdf).catalogue().entries.has('AcroForm')).toBe(false);
  });

  it('print the old level where no authority vouches for the signers', async () => {
    await expectTexts(oralDefence(), [
      'Signature électronique simple, manuscrite sur écran, liée à l’empreinte du contenu.',
    ]);
  });

  it('hold between two and four pages', async () => {
    for (const sample of [oralDefence, refusal, europeanNames]) {
      const count = pageTexts(await renderSigned(sample())).length;
      expect(count).toBeGreaterThanOrEqual(2);
      expect(count).toBeLessThanOrEqual(4);
    }
  });
});

describe('minutes of an absence', { timeout: TIMEOUT }, () => {
  it('hold one page without any result', async () => {
    const pages = pageTexts(await renderSigned(withTrust(absence())));
    expect(pages).toHaveLength(1);
    const text = folded(pages[0] ?? '');
    expect(text).toContain('Procès-verbal de constat d’absence');
    expect(text).toContain('l’absence non justifiée de Łukasz Żak');
    expect(text).toContain('Appelé à deux reprises, sans réponse.');
    expect(text).not.toContain('C1.1');
  });
});

describe('the file', { timeout: TIMEOUT }, () => {
  it.each(Object.entries(SAMPLES))('%s is sound, with every font embedded', async (_, sample) => {
    const pdf = await renderSigned(sample());
    expect(runOnPdf(pdf, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors');
    const fonts = runOnPdf(pdf, 'pdffonts', []).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts)
      expect(font).toMatch(/(SourceSerif4|DejaVuSerif)[\w-]* +CID TrueType +Identity-H +yes yes yes/);
    const info = runOnPdf(pdf, 'pdfinfo', []);
    expect(info).toMatch(/PDF version: +1\.7/);
    expect(info).toMatch(/Metadata Stream: +yes/);
  });

  it('claims PDF/A-3b with what that takes: identifier, metadata, output intent, associated data', async () => {
    const latin = Buffer.from(await renderSigned(oralDefence())).toString('latin1');
    expect(latin).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    expect(latin).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(latin).toMatch(/\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/i);
    expect(latin).toMatch(/\/OutputIntents \[/);
    expect(latin).toMatch(/\/AFRelationship \/Data/);
    expect(latin).toMatch(/\/AF \[/);
    expect(latin).not.toMatch(/\/Encrypt /);
  });

  it('carries its own data, equal to the JSON file', async () => {
    const content = oralDefence();
    const pdf = await renderSigned(content);
    const name = `${content.number}.json`;
    expect(runOnPdf(pdf, 'pdfdetach', ['-list'])).toContain(name);
    expect(attachedText(pdf, name)).toBe(buildMinutesFile(content).json);
  });

  it('escapes the metadata packet', async () => {
    const xmp = runOnPdf(await renderSigned(europeanNames()), 'pdfinfo', ['-meta']);
    expect(xmp).toContain('PV-2026-0045 &amp; &lt;suite&gt;');
  });

  it('has the same bytes in any process, time zone and locale', async () => {
    const script = fileURLToPath(new URL('render-digest.ts', import.meta.url));
    const digests = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ].map((zone) =>
      execFileSync(process.execPath, [script], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...zone },
      }),
    );
    const here = sha256Hex(await renderOriginal(oralDefence()));
    expect(digests).toEqual([here, here, here]);
  });
});

describe('signatures that do not belong to the content', () => {
  const content = oralDefence();
  const contentDigest = minutesContentDigest(content);
  const signatures = signaturesFor(content, contentDigest);
  const [first] = signatures;
  const renderer = createMinutesRenderer({ fontsDir: FONTS_DIR });

  it.each([
    ['signature-digest-mismatch', [{ ...first, contentDigest: 'ab'.repeat(32) }]],
    ['signature-not-of-jury', [{ ...first, jurorId: 'j4' }]],
    ['signature-duplicate', [first, first]],
  ] as const)('are refused: %s', async (code, wrong) => {
    const rendering = renderer.renderMinutesPdf({
      content,
      contentDigest,
      mode: 'copy',
      signatures: wrong as unknown as typeof signatures,
      outside: [],
      seal: null,
      printedAt: content.lockedAt,
    });
    await expect(rendering).rejects.toThrow(MinutesPdfError);
    await expect(rendering).rejects.toMatchObject({ code });
  });
});
