import { describe, expect, it } from 'vitest';
import type { MinutesContent, MinutesContent1 } from '../../../src/domain/minutes/minutes.schema.ts';
import {
  applyRectification,
  isFaithfulRectification,
  rectificationContent,
} from '../../../src/domain/minutes/rectification.ts';
import type { MentionChange, Rectified } from '../../../src/domain/minutes/rectification.ts';
import { rectifiableMentions } from '../../../src/domain/minutes/rectification-mentions.ts';
import {
  firstNumberOf,
  isRectificationOf,
  rectificationNumber,
} from '../../../src/domain/minutes/rectification-number.ts';
import { absence, refusal } from '../../fixtures/minutes/minutes-samples.ts';
import { oralDefence } from '../../fixtures/minutes/oral-defence.ts';
import { rolePlay } from '../../fixtures/minutes/role-play.ts';

const LAST_NAME = '/candidate/lastName';
const OUTCOME = '/decision/outcome';
const REASON = '/decision/reason';

/** In reverse, no level is reached: the computed proposal turns round. */
const allFailed = (content: MinutesContent1): MentionChange[] =>
  content.competences.flatMap(({ resultLevelId }, index) =>
    resultLevelId === 'non-acquis'
      ? []
      : [{ path: `/competences/${String(index)}/resultLevelId`, value: 'non-acquis' }],
  );

function rectified(content: MinutesContent, changes: readonly MentionChange[]): Rectified {
  const result = applyRectification(content, changes);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

const refusalOf = (content: MinutesContent, changes: readonly MentionChange[]) => {
  const result = applyRectification(content, changes);
  return result.ok ? null : [result.code, result.details?.['path']];
};

function locked(before: MinutesContent, { content, differences }: Rectified): MinutesContent {
  return rectificationContent(
    { content, differences },
    {
      number: `${before.number}-R1`,
      revision: before.revision + 1,
      lockedAt: before.lockedAt + 86_400_000,
      chain: { seq: 12, digest: 'ab'.repeat(32) },
      software: before.software,
      seal: null,
      statement: {
        number: before.number,
        contentDigest: 'c'.repeat(64),
        pdfSha256: 'd'.repeat(64),
        archivedAt: before.lockedAt + 60_000,
        reason: 'Faute de frappe.',
      },
    },
  );
}

describe('rectifiable mentions', () => {
  it('never reach what is evidence: times, conduct, marks, identity check, draw', () => {
    const paths = [oralDefence(), rolePlay(), refusal(), absence()].flatMap((content) =>
      rectifiableMentions(content).map(({ path }) => path),
    );
    expect(paths).not.toHaveLength(0);
    for (const path of paths) {
      expect(path).toMatch(
        /^\/(?:session\/place|candidate\/\w+|test\/caseTitle|attendance\/note|members\/\d+\/(?:name|capacity)|competences\/\d+\/resultLevelId|decision\/(?:outcome|reason|recommendations))$/,
      );
    }
  });

  it('of a finding of absence hold neither result nor outcome', () => {
    const keys = rectifiableMentions(absence()).map(({ key }) => key);
    expect(keys).toContain('attendance-note');
    expect(keys).not.toContain('competence-result');
    expect(keys).not.toContain('decision-outcome');
  });
});

describe('a rectification', () => {
  it('corrects a mention and says what stood before', () => {
    const content = oralDefence();
    const { content: corrected, differences } = rectified(content, [{ path: LAST_NAME, value: ' Zak ' }]);
    expect(corrected.candidate.lastName).toBe('Zak');
    expect(differences).toEqual([{ path: LAST_NAME, label: 'Nom du candidat', before: 'Żak', after: 'Zak' }]);
    expect(content.candidate.lastName).toBe('Żak');
  });

  it('refuses what does not differ, is unknown, is evidence, or is given twice', () => {
    const content = oralDefence();
    expect(refusalOf(content, [])).toEqual(['rectification-empty', undefined]);
    expect(refusalOf(content, [{ path: LAST_NAME, value: 'Z\u0307ak' }])).toEqual([
      'mention-unchanged',
      LAST_NAME,
    ]);
    for (const path of [
      '/phases/0/elapsedMs',
      '/conduct/0/text',
      '/candidate/unknown',
      '',
      '/members/9/name',
    ]) {
      expect(refusalOf(content, [{ path, value: 'x' }])).toEqual(['mention-not-rectifiable', path]);
    }
    const twice = [
      { path: LAST_NAME, value: 'Zak' },
      { path: LAST_NAME, value: 'Sak' },
    ];
    expect(refusalOf(content, twice)).toEqual(['mention-not-rectifiable', LAST_NAME]);
  });

  it.each([
    [LAST_NAME, ''],
    [LAST_NAME, 'Za\nk'],
    [LAST_NAME, 'Z'.repeat(201)],
    ['/candidate/birthDate', '01/03/1994'],
    ['/candidate/birthDate', '1994-13-01'],
    ['/competences/0/resultLevelId', 'excellent'],
    [OUTCOME, 'postponed'],
    ['/attendance/note', 'a\u0000'],
    ['/decision/recommendations', 'a'.repeat(4_001)],
  ])('refuses at %s a value that is not of its kind', (path, value) => {
    expect(refusalOf(oralDefence(), [{ path, value }])).toEqual(['mention-invalid', path]);
  });

  it('leaves a mention blank only where it may be', () => {
    expect(rectified(oralDefence(), [{ path: '/candidate/tutor', value: '' }]).content.candidate.tutor).toBe(
      '',
    );
    expect(rectified(oralDefence(), [{ path: '/candidate/birthDate', value: '' }]).differences).toHaveLength(
      1,
    );
  });

  it('keeps the rules of a decision: a refusal has a reason, and so has going against the computation', () => {
    const content = oralDefence();
    expect(refusalOf(content, [{ path: OUTCOME, value: 'refused' }])).toEqual(['reason-missing', undefined]);
    expect(
      refusalOf(content, [
        { path: OUTCOME, value: 'refused' },
        { path: REASON, value: 'Objections sans réponse.' },
      ]),
    ).toBeNull();
    expect(refusalOf(refusal(), [{ path: REASON, value: '' }])).toEqual(['reason-missing', undefined]);
    // The proposal turns unfavourable: validating all the same now needs a reason.
    expect(refusalOf(content, allFailed(content))).toEqual(['reason-missing', undefined]);
  });

  it('carries a corrected result into the computed proposal, and lists it', () => {
    const content = oralDefence();
    const { content: corrected, differences } = rectified(content, [
      ...allFailed(content),
      { path: REASON, value: 'Décision souveraine du jury.' },
    ]);
    expect(corrected.schema === 'pupitre.minutes/1' && corrected.proposal).toMatchObject({
      share: 0,
      outcome: 'unfavourable',
      threshold: 0.7,
    });
    expect(differences.slice(-2)).toEqual([
      { path: '/proposal/share', label: 'Part calculée des objectifs atteints', before: 0.857, after: 0 },
      {
        path: '/proposal/outcome',
        label: 'Proposition calculée',
        before: 'favourable',
        after: 'unfavourable',
      },
    ]);
    expect(corrected.competences[2]?.changes).toEqual(content.competences[2]?.changes);
    expect(corrected.competences[0]?.criteria).toEqual(content.competences[0]?.criteria);
  });

  it('carries a member’s corrected name to their opinions and role, never to the log or the draw', () => {
    const content = { ...rolePlay(), conduct: [...oralDefence().conduct] };
    const author = content.members[2]?.name ?? '';
    const [entry] = content.conduct;
    if (entry !== undefined) content.conduct.push({ ...entry, author });
    const { content: corrected, differences } = rectified(content, [
      { path: '/members/2/name', value: 'Noémie Soeur' },
    ]);
    expect(differences.map(({ path }) => path)).toEqual([
      '/members/2/name',
      '/competences/2/changes/0/dissents/0/jurorName',
      '/decision/dissents/0/jurorName',
      '/roleplay/roles/2/jurorName',
    ]);
    expect(corrected.conduct).toEqual(content.conduct);
    expect(corrected.roleplay?.timeline).toEqual(content.roleplay?.timeline);
  });

  it('leaves a name that two members bear where it is repeated', () => {
    const content = oralDefence();
    const namesake = content.members[2]?.name ?? '';
    const members = content.members.map((member) =>
      member.id === 'j1' ? { ...member, name: namesake } : member,
    );
    const { differences } = rectified({ ...content, members }, [
      { path: '/members/2/name', value: 'Noémie Soeur' },
    ]);
    expect(differences.map(({ path }) => path)).toEqual(['/members/2/name']);
  });

  it('names what it rectifies under a number of its own, and is faithful to it', () => {
    const before = oralDefence();
    const after = locked(before, rectified(before, [{ path: LAST_NAME, value: 'Zak' }]));
    expect(after).toMatchObject({
      number: 'PV-2026-0042-R1',
      revision: 2,
      rectification: { number: 'PV-2026-0042', reason: 'Faute de frappe.' },
    });
    expect(isFaithfulRectification(before, after)).toBe(true);
  });

  it('is not faithful when anything but its differences changed', () => {
    const before = oralDefence();
    const after = locked(before, rectified(before, [{ path: LAST_NAME, value: 'Zak' }]));
    const [difference] = after.rectification?.differences ?? [];
    if (after.rectification === undefined || difference === undefined) throw new Error('no difference');
    const unfaithful: readonly MinutesContent[] = [
      { ...after, candidate: { ...after.candidate, tutor: 'Autre' } },
      { ...after, candidate: { ...after.candidate, lastName: 'Sak' } },
      { ...after, conduct: [] },
      {
        ...after,
        rectification: { ...after.rectification, differences: [{ ...difference, before: 'Sak' }] },
      },
    ];
    for (const content of unfaithful) expect(isFaithfulRectification(before, content)).toBe(false);
  });

  it('of a rectification starts from what that one says', () => {
    const first = oralDefence();
    const second = locked(first, rectified(first, [{ path: LAST_NAME, value: 'Zak' }]));
    const third = locked(second, rectified(second, [{ path: LAST_NAME, value: 'Żack' }]));
    expect(third.rectification?.differences).toMatchObject([{ before: 'Zak', after: 'Żack' }]);
    expect(isFaithfulRectification(second, third)).toBe(true);
    expect(isFaithfulRectification(first, third)).toBe(false);
  });
});

describe('the number of a rectification', () => {
  const first = 'PV-2026-K7Q4-0001';

  it('is that of the first minutes and a rank', () => {
    expect(rectificationNumber({ firstNumber: first, rank: 1, code: 'K7Q4' })).toBe(`${first}-R1`);
    expect(() => rectificationNumber({ firstNumber: first, rank: 0, code: 'K7Q4' })).toThrow(RangeError);
    expect(() => rectificationNumber({ firstNumber: first, rank: 1, code: 'EAU2' })).toThrow(RangeError);
  });

  it('bears the code of another installation than that of the first minutes', () => {
    expect(rectificationNumber({ firstNumber: first, rank: 2, code: 'M3X8' })).toBe(`${first}-R2-M3X8`);
    expect(rectificationNumber({ firstNumber: 'PV-2026-0001', rank: 1, code: 'M3X8' })).toBe(
      'PV-2026-0001-R1-M3X8',
    );
  });

  it.each([
    ['PV-2026-0001-R12', 'PV-2026-0001'],
    ['PV-2026-0001', 'PV-2026-0001'],
    ['PV-2026-0001-R1-M3X8', 'PV-2026-0001'],
    ['PV-2026-K7Q4-0001', first],
    ['PV-2026-K7Q4-0001-R3', first],
    ['PV-2026-K7Q4-0001-R3-M3X8', first],
    ['PV-2026-K7Q4-0001-R3-EAU2', 'PV-2026-K7Q4-0001-R3-EAU2'],
    ['autre-R1', 'autre-R1'],
  ])('%s goes back to %s', (number, expected) => {
    expect(firstNumberOf(number)).toBe(expected);
  });

  it('is of one rank of one series', () => {
    expect(isRectificationOf('PV-2026-0001-R1', 'PV-2026-0001', 1)).toBe(true);
    expect(isRectificationOf('PV-2026-0001-R1-M3X8', 'PV-2026-0001', 1)).toBe(true);
    expect(isRectificationOf('PV-2026-0001-R2', 'PV-2026-0001', 1)).toBe(false);
    expect(isRectificationOf('PV-2026-K7Q4-0001-R1', 'PV-2026-0001', 1)).toBe(false);
    expect(isRectificationOf('PV-2026-0001', 'PV-2026-0001', 1)).toBe(false);
  });
});
