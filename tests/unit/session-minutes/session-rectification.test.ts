import { describe, expect, it } from 'vitest';
import {
  isFaithfulSession,
  rectifySession,
  sessionMentions,
} from '../../../src/domain/session-minutes/session-rectification.ts';
import type { SessionContent } from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';

/** The sample, whose jury names candidates and members wherever a document may. */
function named(): SessionContent {
  const content = sessionSample();
  const members = content.members.map((member, index) =>
    index === 0 ? { ...member, withdrawnFrom: ['Oyarzabal Iban'], evaluated: ['Vauquelin Aurore'] } : member,
  );
  const composition = [
    { code: 'college-may-not-vote' as const, expected: null, actual: null, memberName: 'Basile Kermoal' },
  ];
  const candidates = content.candidates.map((candidate) => ({
    ...candidate,
    rows: candidate.rows.map((row) =>
      row.ruling === null ? row : { ...row, ruling: { ...row.ruling, decidedBy: ['Basile Kermoal'] } },
    ),
  }));
  return { ...content, members, candidates, composition };
}

function corrected(content: SessionContent, values: Readonly<Record<string, string>>) {
  const changes = Object.entries(values).map(([path, value]) => ({ path, value }));
  const result = rectifySession(content, changes);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

/** As it is archived, with what it states. */
function stated({ content, differences }: ReturnType<typeof corrected>): SessionContent {
  const cited = { number: 'n', contentDigest: 'd', pdfSha256: 'p', archivedAt: 1 };
  return {
    ...content,
    rectification: { ...cited, reason: 'Nom mal recopié.', differences: [...differences] },
  };
}

const indexOf = (content: SessionContent, name: string) =>
  content.candidates.findIndex(({ birthName }) => birthName === name);

describe('a corrected name', () => {
  it('is corrected wherever the minutes of a session repeat it, and each place is stated', () => {
    const before = named();
    const place = `/candidates/${String(indexOf(before, 'Oyarzabal'))}`;
    const after = corrected(before, {
      [`${place}/birthName`]: 'Oyharçabal',
      [`${place}/firstName`]: 'Ibane',
    });
    expect(JSON.stringify(after.content)).not.toContain('Oyarzabal');
    expect(after.content.members[0]?.withdrawnFrom).toEqual(['Oyharçabal Ibane']);
    expect(after.content.incidents[0]?.candidate).toBe('Oyharçabal Ibane');
    expect(after.content.annex.filter(({ candidate }) => candidate === 'Oyharçabal Ibane')).toHaveLength(3);
    // The two mentions, the link, the incident, and three minutes in the annex.
    expect(after.differences).toHaveLength(7);
    expect(isFaithfulSession(before, stated(after))).toBe(true);
  });

  it('is that of a member where the jury states its opinions', () => {
    const before = named();
    const index = before.members.findIndex(({ name }) => name === 'Basile Kermoal');
    const after = corrected(before, { [`/members/${String(index)}/name`]: 'Bazile Kermoal' });
    expect(JSON.stringify(after.content)).not.toContain('Basile');
    expect(isFaithfulSession(before, stated(after))).toBe(true);
  });

  it('is known by the usual name as well, and by each way to write first names', () => {
    const before = named();
    const index = indexOf(before, 'Tancrède');
    const place = `/candidates/${String(index)}`;
    const after = corrected(before, { [`${place}/usualName`]: 'Vaucquelin' });
    expect(after.content.members[0]?.evaluated).toEqual(['Vaucquelin Aurore']);
    const long = corrected(before, { [`${place}/firstName`]: 'Aurore Jeanne' });
    expect(long.content.members[0]?.evaluated).toEqual(['Vauquelin Aurore']);
    const back = corrected(long.content, { [`${place}/birthName`]: 'Tancrede' });
    expect(back.content.annex.filter(({ candidate }) => candidate === 'Tancrede Aurore')).toHaveLength(2);
  });

  it('stays where it is repeated when another bears it too', () => {
    const content = named();
    const index = indexOf(content, 'Oyarzabal');
    const [first] = content.candidates;
    if (first === undefined) throw new Error('no candidate');
    const homonym = { ...first, birthName: 'Oyarzabal', firstName: 'Iban' };
    const before = { ...content, candidates: [homonym, ...content.candidates.slice(1)] };
    const after = corrected(before, { [`/candidates/${String(index)}/birthName`]: 'Oyharçabal' });
    expect(after.differences).toHaveLength(1);
    expect(after.content.incidents).toEqual(before.incidents);
  });

  it('leaves every other text as it was', () => {
    const before = named();
    const reasons = sessionMentions(before).filter(
      ({ key, value }) => key === 'ruling-reason' && value !== '',
    );
    const [reason] = reasons;
    const after = corrected(before, { [reason?.path ?? '']: 'Motif relu.' });
    expect(after.differences).toHaveLength(1);
  });
});
