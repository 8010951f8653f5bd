import { describe, expect, it } from 'vitest';
import { contentSchema1 } from '../../../src/domain/minutes/content-1.schema.ts';
import { contentSchema2 } from '../../../src/domain/minutes/content-2.schema.ts';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { applyRectification, rectificationContent } from '../../../src/domain/minutes/rectification.ts';
import { decidingMembers, signatories, sittingMembers } from '../../../src/domain/minutes/signatories.ts';
import { oralDefence } from '../../fixtures/minutes/minutes-samples.ts';
import { asContent2 } from '../../fixtures/minutes/as-content-2.ts';
import { juryActs } from '../../fixtures/minutes/jury-acts.ts';

type Member2 = MinutesContent2['members'][number];

const ids = (members: readonly { readonly id: string }[]) => members.map(({ id }) => id);

function withMember(patch: Partial<Member2>): MinutesContent2 {
  const content = asContent2(oralDefence());
  return {
    ...content,
    members: content.members.map((member) => (member.id === 'j2' ? { ...member, ...patch } : member)),
  };
}

describe('who signs', () => {
  const departure = { reason: 'Train.', at: 0, isCounted: true } as const;

  it('is, in content 1, who was present, voted and had not withdrawn', () => {
    expect(ids(signatories(oralDefence()))).toEqual(['j1', 'j2', 'j3']);
  });

  it.each<[string, Partial<Member2>, string[], string[]]>([
    ['who sat with a vote', {}, ['j1', 'j2', 'j3'], ['j1', 'j2', 'j3']],
    ['nobody who left', { departure: { ...departure, cause: 'departure' } }, ['j1', 'j3'], ['j1', 'j3']],
    ['nobody with a link', { departure: { ...departure, cause: 'link' } }, ['j1', 'j3'], ['j1', 'j3']],
    ['nobody without a vote', { arrivedAt: 0, isVoting: false }, ['j1', 'j3'], ['j1', 'j2', 'j3']],
    [
      'a substitute who votes',
      { status: 'substitute', arrivedAt: 0 },
      ['j1', 'j2', 'j3'],
      ['j1', 'j2', 'j3'],
    ],
    ['nobody who was absent', { presence: 'absent' }, ['j1', 'j3'], ['j1', 'j3']],
  ])('is, in content 2, %s', (_, patch, signing, sitting) => {
    expect(ids(signatories(withMember(patch)))).toEqual(signing);
    expect(ids(sittingMembers(withMember(patch)))).toEqual(sitting);
  });
});

describe('who countersigns', () => {
  const countersigned = (patch: Partial<Member2>): MinutesContent2 => {
    const content = withMember(patch);
    return {
      ...content,
      session: { ...content.session, rules: { ...content.session.rules, isCountersigned: true } },
    };
  };

  it.each<[string, Partial<Member2>, string[], string[]]>([
    ['is who sat without a vote', { isVoting: false }, ['j1', 'j2', 'j3'], ['j1', 'j3']],
    [
      'is nobody who left',
      { isVoting: false, departure: { reason: 'Train.', at: 0, isCounted: false, cause: 'departure' } },
      ['j1', 'j3'],
      ['j1', 'j3'],
    ],
    ['is nobody who was absent', { isVoting: false, presence: 'absent' }, ['j1', 'j3'], ['j1', 'j3']],
  ])('%s', (_title, patch, signing, deciding) => {
    expect(ids(signatories(countersigned(patch)))).toEqual(signing);
    expect(ids(decidingMembers(countersigned(patch)))).toEqual(deciding);
  });

  it('countersigns nothing that nobody decided', () => {
    const content = countersigned({});
    const members = content.members.map((member) => ({ ...member, isVoting: false }));
    expect(signatories({ ...content, members })).toEqual([]);
  });
});

describe('a rectification', () => {
  const heading = {
    number: 'PV-2026-0042-R1',
    revision: 2,
    lockedAt: 1,
    seal: { subject: 'CN=Cachet', sha256: 'ab'.repeat(32) },
    software: { name: 'Pupitre', version: '0.2.0' },
    statement: {
      number: 'PV-2026-0042',
      contentDigest: 'c'.repeat(64),
      pdfSha256: 'd'.repeat(64),
      archivedAt: 1,
      reason: 'Faute de frappe.',
    },
  } as const;

  it.each([
    ['1', oralDefence(), contentSchema1],
    ['2', juryActs(), contentSchema2],
  ])('keeps the version of what it corrects: %s', (_, before, schema) => {
    const rectified = applyRectification(before, [{ path: '/candidate/lastName', value: 'Zak' }]);
    if (!rectified.ok) throw new Error(rectified.code);
    const content = rectificationContent(rectified.value, heading);
    expect(schema.parse(content)).toEqual(content);
    expect(content.schema).toBe(before.schema);
  });
});
