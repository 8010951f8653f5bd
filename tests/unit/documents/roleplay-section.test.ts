import { describe, expect, it } from 'vitest';
import type { MinutesContent } from '../../../src/domain/minutes/minutes.schema.ts';
import { minutesContentSchema } from '../../../src/domain/minutes/minutes.schema.ts';
import { rolePlay } from '../../fixtures/minutes/role-play.ts';
import { absence, oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { folded, pageTexts, plainText, renderDraft } from './pdf-tools.ts';

const TIMEOUT = 60_000;
const TITLE = 'Sujet et jeu de rôle';

type Roleplay = NonNullable<MinutesContent['roleplay']>;

function rolePlayWith(changes: (roleplay: Roleplay) => Partial<Roleplay>): MinutesContent {
  const content = rolePlay();
  if (content.roleplay === null || content.roleplay === undefined) throw new Error('no role play');
  return { ...content, roleplay: { ...content.roleplay, ...changes(content.roleplay) } };
}

async function textOf(content: MinutesContent): Promise<string> {
  return plainText(await renderDraft(content));
}

describe('minutes of a role play', { timeout: TIMEOUT }, () => {
  it('are valid, with their record of draw', () => {
    expect(minutesContentSchema.parse(rolePlay())).toEqual(rolePlay());
  });

  it('print the subject, the draw, the roles and the timeline', async () => {
    const { roleplay } = rolePlay();
    const text = await textOf(rolePlay());
    const expected = [
      TITLE,
      roleplay?.subject.title ?? '',
      `${roleplay?.subject.id ?? ''}, version 1`,
      roleplay?.subject.digest ?? '',
      'enveloppe n° 3 prise par le candidat parmi 4 sujets possibles sur 6, à 13:56:20.',
      'engagées à 13:55:00, avant le tirage.',
      roleplay?.draw.commitment.digest ?? '',
      roleplay?.draw.seed ?? '',
      'Déjà vus dans la session : bc1-maree-restaurant (passage de 9 h).',
      'Déjà vus par le candidat : bc1-tommes-epicerie-fine (session de mars).',
      ...(roleplay?.roles.map(({ jurorName, roleName }) => `${jurorName} : ${roleName ?? 'observation'}`) ??
        []),
      '14:08:30 Jeu de rôle 6 min 32 s Intervention. Votre litre est presque au double.',
      '14:14:02 Jeu de rôle 12 min 04 s Étape. Conclusion',
    ];
    expect(expected.filter((part) => !text.includes(folded(part)))).toEqual([]);
    expect(text).not.toContain('Sujet ou cas');
  });

  it('say how else the subject may have been chosen', async () => {
    const picked = rolePlayWith(({ draw }) => ({
      draw: {
        ...draw,
        method: 'pick',
        seed: null,
        exclusions: [],
        repeat: { reason: 'Deux sujets pour six candidats.' },
        choice: { ...draw.choice, envelope: null },
        commitment: { ...draw.commitment, seedDigest: null },
      },
      timeline: [],
    }));
    const text = await textOf(picked);
    expect(text).toContain('Choisi par le jury parmi 6 sujets possibles sur 6');
    expect(text).toContain('Sujets de la session admis à nouveau. Motif : Deux sujets pour six candidats.');
    expect(text).toContain('Aucune étape relevée.');
    expect(text).not.toMatch(/Graine|Sujets écartés/i);
    const drawn = rolePlayWith(({ draw }) => ({ draw: { ...draw, method: 'draw' } }));
    expect(await textOf(drawn)).toContain('Tiré au sort parmi 4 sujets possibles');
  });

  it('hold at most four pages', async () => {
    const pages = pageTexts(await renderDraft(rolePlay()));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThanOrEqual(4);
  });
});

describe('minutes without a subject to play', { timeout: TIMEOUT }, () => {
  it('have no such section', async () => {
    expect(await textOf(oralDefence())).not.toContain(TITLE);
    expect(await textOf({ ...oralDefence(), roleplay: null })).toContain('Sujet ou cas');
    expect(await textOf({ ...absence(), roleplay: rolePlay().roleplay ?? null })).not.toContain(TITLE);
  });
});
