import { beforeAll, describe, expect, it } from 'vitest';
import { minutesContentSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import { absence, oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';
import { withLateEntries } from '../../fixtures/minutes/late-entries.ts';
import { rolePlay } from '../../fixtures/minutes/role-play.ts';
import { plainText, renderDraft } from './pdf-tools.ts';

const TIMEOUT = 60_000;

describe('candidates who passed together', () => {
  it('are a number on the page, and one who left is told with the reason', { timeout: TIMEOUT }, async () => {
    const content = juryActs();
    const [first] = content.conduct;
    const left = { ...(first ?? expect.unreachable()), type: 'candidate-left', detail: null } as const;
    const told = { ...content, together: 3, conduct: [{ ...left, text: 'Abandon.' }] };
    expect(minutesContentSchema.parse(told)).toEqual(told);
    const text = plainText(await renderDraft(told));
    expect(text).toContain('Passage commun 3 candidats, une seule horloge ; chacun a son procès-verbal');
    expect(text).toContain('Départ du candidat, épreuve close pour lui. Abandon.');
    expect(minutesContentSchema.safeParse({ ...content, together: 1 }).success).toBe(false);
  });
});

describe('entries that came too late', () => {
  it('are told with who made them, how many and when, and never counted', { timeout: TIMEOUT }, async () => {
    const content = withLateEntries(juryActs());
    expect(minutesContentSchema.parse(content)).toEqual(content);
    const text = plainText(await renderDraft(content));
    expect(text).toContain('Saisies arrivées trop tard, non comptées');
    expect(text).toMatch(/ : 5 saisies, faites de \d\d:\d\d:\d\d à \d\d:\d\d:\d\d\./u);
    expect(text).toContain('1 note personnelle, non imprimée. 1 autre saisie n’est pas reproduite.');
    expect(text).toContain('Appréciation : Acquis');
    expect(text).toContain('Appréciation : effacée');
    expect(text).toContain('Observation d’un indicateur : observé en partie');
    expect(text).toContain('un-critere-inconnu');
    expect(text).toMatch(/Grille rouverte après scellement : .+ \(2 saisies arrivées trop tard\)\./u);
    expect(minutesContentSchema.safeParse({ ...content, lateEntries: [] }).success).toBe(false);
  });
});

describe('what content 2 tells in print', () => {
  let text = '';
  beforeAll(async () => {
    text = plainText(await renderDraft(juryActs()));
  }, TIMEOUT);

  it('is a content of that version', () => {
    expect(minutesContentSchema.parse(juryActs())).toEqual(juryActs());
  });

  it.each([
    [
      'who left, and whether their marks count',
      'Départ à 14:40:12. Malaise. Ses appréciations scellées comptent.',
    ],
    ['a link found late', 'Retrait pour un lien découvert à 14:12:40.'],
    ['marks that do not count', 'Ses appréciations ne sont pas comptées.'],
    ['the mark itself', 'non comptée'],
    ['a substitute', 'Suppléance. Acheteuse, Halles de l’Estuaire'],
    ['the hour of arrival', 'arrivée à 13:50:00'],
    ['a voice without a vote', 'sans voix délibérative'],
    ['a substitute who was not called', 'Suppléance non requise'],
    [
      'a succession',
      'Présidence reprise à 14:41:30 : Awa Élodie Diop, par désignation (Noémie Sœur, Awa Élodie Diop).',
    ],
    [
      'a composition that departures broke',
      'Composition du jury qui a statué, au regard de ces règles : 1 membre externe parmi les votants, pour 2 au moins.',
    ],
    ['a replaced code', 'La grille non scellée du membre lui a été rouverte.'],
    ['a test begun again', 'Épreuve recommencée'],
    ['when the first attempt was held', 'à 13:20:05, fin à 13:24:40'],
    ['why it ended', 'à 13:42:10, interruption de plus de la moitié de la durée'],
    ['the marks of the first attempt', 'Noémie Sœur : C1.1 Partiellement acquis'],
    [
      'who left the first attempt',
      'Basile Kermoal : Retrait pour un lien découvert à 13:22:00. Ancien employeur.',
    ],
    ['a result of it that counts no more', 'Non compté : délibéré dans une autre composition du jury.'],
    [
      'the casting vote on it',
      'Vote : 1 pour, 1 contre, 1 abstention ; voix prépondérante de la présidence.',
    ],
    ['what had been decided of it', 'Défavorable, à 13:33:00. Motif : Objectifs non atteints.'],
    [
      'the minutes of it',
      'N° PV-2026-0050, révision 1, verrouillé à 13:34:00 : Défavorable. Signé : Hélène Vasseur-Oyarzun, ' +
        'Noémie Sœur. Déverrouillé à 13:40:00 : Lien découvert. SHA-256 ' +
        'ab'.repeat(32),
    ],
    ['a gap that nobody could measure', 'Interruption de l’application, de durée inconnue.'],
    ['a part that was counted', 'de 5 min 00 s : 2 min 00 s comptées comme écoulées.'],
    ['a ruling after a withdrawal', 'Décision après le retrait : poursuite de l’épreuve.'],
    ['an early end', 'Phase close avant son terme, 4 min 12 s restantes.'],
    ['a return', 'Retour à cette phase : 50 s passées depuis, comptées dans cette phase.'],
    ['an undone departure', 'Départ annulé : Noémie Sœur.'],
    ['what was completed later', 'Mention complétée : lieu de naissance.'],
    ['the seal that is to be', 'CN=Cachet électronique,O=Institut des Métiers de Bouche'],
    ['a breakdown by its name', 'Incident (panne technique).'],
  ])('%s', (_, words) => {
    // A narrow column breaks lines anywhere.
    expect(text.replace(/\s/gu, '')).toContain(words.replace(/\s/gu, ''));
  });

  it('asks signatures of who sat at the decision only', () => {
    const signing = text.slice(text.indexOf('Signatures'));
    expect(signing).toContain('Noémie Sœur');
    expect(signing).toContain('Awa Élodie Diop');
    for (const left of ['Hélène Vasseur-Oyarzun', 'Basile Kermoal', 'Ugo Imbert', 'Inès Othmani']) {
      expect(signing).not.toContain(left);
    }
  });
});

describe('words that content 2 corrects, and content 1 keeps', { timeout: TIMEOUT }, () => {
  const bothTexts = async (content: ReturnType<typeof oralDefence>) => [
    plainText(await renderDraft(content)),
    plainText(await renderDraft(asContent2(content))),
  ];

  it('names no proposal over a finding', async () => {
    const [first, second] = await bothTexts({ ...absence(), status: 'proposition' });
    expect(first).toContain('PROPOSITION DU JURY');
    expect(second).not.toContain('PROPOSITION');
    expect(second).toContain('CONSTAT');
  });

  it('tells no computed proposal where nobody of the jury is left', async () => {
    const content = oralDefence();
    const gone = content.members.map((member) => ({
      ...member,
      declaration: { kind: 'withdrawn' as const, reason: 'Lien.', at: content.lockedAt },
    }));
    const [first, second] = await bothTexts({
      ...content,
      members: gone,
      decision: { ...content.decision, outcome: 'not-assessed' },
      proposal: { ...content.proposal, share: null, outcome: null },
    });
    expect(first).toContain('Proposition calculée : aucune');
    expect(second).not.toContain('roposition calculée');
    expect(second).not.toContain('Proposition souveraine');
  });

  it('elides no name: it needs no word before it', async () => {
    const content = oralDefence();
    const vote = { for: 1, against: 1, abstained: 0 };
    const dissents = [{ jurorName: 'Awa Diop', opinion: 'Non.' }];
    const change = { at: content.lockedAt, before: null, after: 'acquis', reason: 'Relu.', vote, dissents };
    const [first, second] = await bothTexts({
      ...content,
      members: content.members.map((member) =>
        member.id === 'j1' ? { ...member, name: 'Awa Diop' } : member,
      ),
      competences: content.competences.map((competence) => ({ ...competence, changes: [change] })),
    });
    expect(first).toContain('Avis divergent de Awa Diop');
    expect(second).toContain('Avis divergent (Awa Diop)');
    expect(second).not.toMatch(/\bde Awa/u);
  });

  it('prints no counts where nothing was observed', async () => {
    const content = oralDefence();
    const blank = { observed: 0, partly: 0, notObserved: 0, notApplicable: 0 };
    const competences = content.competences.map((competence) => ({
      ...competence,
      criteria: competence.criteria.map((criterion) => ({
        ...criterion,
        marks: criterion.marks.map((mark) => ({ ...mark, ...blank })),
      })),
    }));
    const [first, second] = await bothTexts({ ...content, competences });
    expect(first).toContain('0·0·0·0');
    expect(second).not.toContain('0·0·0·0');
  });

  it('counts the subjects that could be drawn, and those left out', async () => {
    const [first, second] = await bothTexts(rolePlay());
    const [, eligible = '', pool = ''] = /parmi (\d+) sujets possibles sur (\d+)/u.exec(first ?? '') ?? [];
    expect(Number(pool)).toBeGreaterThan(Number(eligible));
    expect(second).toContain(
      `parmi les ${eligible} sujets qui pouvaient sortir, ${String(Number(pool) - Number(eligible))} autres écartés`,
    );
  });
});
