import { describe, expect, it } from 'vitest';
import { checkSubject } from '../../../src/domain/roleplay/subject.checks.ts';
import { leaks } from '../../../src/domain/roleplay/subject.leaks.ts';
import { parseSubject, parseSubjectText, subjectDigest } from '../../../src/domain/roleplay/subject.parse.ts';
import type { Subject } from '../../../src/domain/roleplay/subject.schema.ts';
import { removeAt, setAt } from '../referentiel/json-access.ts';
import { CQP_PATH, readCertification, THREE_PHASES_PATH } from '../referentiel/referentiel-files.ts';
import { digest, readSubject, subjectJson } from './subject-files.ts';

const FILE = 'bc1-farines-boulangerie.json';
const subject = readSubject(FILE);

/** Steps of a path as faults write it. */
function steps(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .flatMap((step) => (step === '' ? [] : [/^\d+$/.test(step) ? Number(step) : step]));
}

/** Code and path of each fault of the file once spoilt. */
function faultsWith(path: string, value: unknown): string[] {
  const json = subjectJson(FILE);
  setAt(json, steps(path), value);
  return codes(json);
}

function codes(json: unknown): string[] {
  const reading = parseSubject(json);
  return reading.ok ? [] : reading.faults.map(({ code, path }) => `${code} ${path}`);
}

describe('reading a subject', () => {
  it.each([
    ['schema', 'pupitre.subject/2', 'wrong-value schema'],
    ['id', 'Pas Kebab', 'bad-format id'],
    ['version', 0, 'out-of-range version'],
    ['offer.lines', [], 'too-few-items offer.lines'],
    ['roles', [], 'too-few-items roles'],
    ['colour', 'red', 'unknown-key colour'],
    ['roles[0].moves[0].kind', 'threat', 'wrong-value roles[0].moves[0].kind'],
    ['roles[0].moves[0].moment', { kind: 'hour' }, 'wrong-value roles[0].moves[0].moment.kind'],
    [
      'roles[0].moves[0].moment',
      { kind: 'minute', minute: -1 },
      'out-of-range roles[0].moves[0].moment.minute',
    ],
    ['roles[1].id', 'cheffe', 'duplicate-id roles[1].id'],
    ['roles[1].moves[0].id', 'repeter', 'duplicate-id roles[1].moves[0].id'],
    [
      'stages',
      ['contact', 'discovery', 'proposal', 'closing'],
      'unknown-stage roles[0].moves[2].moment.stage',
    ],
  ])('names the fault of %s', (path, value, fault) => {
    expect(faultsWith(path, value)).toEqual([fault]);
  });

  it('names a missing field', () => {
    const json = subjectJson(FILE);
    removeAt(json, ['candidateContext']);
    expect(codes(json)).toEqual(['missing candidateContext']);
  });

  it('places what is not JSON', () => {
    expect(parseSubjectText('{ "id": ')).toMatchObject({
      ok: false,
      faults: [{ code: 'not-json', path: '' }],
    });
  });

  it('refuses what is too long to be a subject, unread', () => {
    expect(parseSubjectText(' '.repeat(1024 * 1024 + 1))).toMatchObject({
      ok: false,
      faults: [{ code: 'too-long', path: '' }],
    });
  });

  it('gives a digest that any change of wording moves', () => {
    const before = subjectDigest(subject, digest);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(subjectDigest({ ...subject, title: `${subject.title}.` }, digest)).not.toBe(before);
  });
});

describe('a subject against its référentiel', () => {
  const certification = readCertification(CQP_PATH);
  const faults = (changes: Partial<Subject>) =>
    checkSubject({ ...subject, ...changes }, certification).map(({ code, path }) => `${code} ${path}`);

  it('refuses another référentiel, an unknown bloc, an unknown competence', () => {
    expect(checkSubject(subject, readCertification(THREE_PHASES_PATH))).toMatchObject([
      { code: 'other-referentiel', path: 'referentielId' },
    ]);
    expect(faults({ blocId: 'BC9' })).toEqual(['unknown-bloc blocId']);
    expect(faults({ competenceIds: [...subject.competenceIds, 'C2.1'] })).toEqual([
      'unknown-competence competenceIds[4]',
    ]);
  });

  it('asks for an answer to each criterion in scope, and to no other', () => {
    expect(faults({ goodAnswers: subject.goodAnswers.slice(1) })).toEqual([
      'criterion-without-answer goodAnswers',
    ]);
    expect(faults({ competenceIds: subject.competenceIds.slice(0, 3) })).toEqual([
      'criterion-out-of-scope goodAnswers[3].criterionId',
    ]);
  });
});

describe('leaks', () => {
  const leakPaths = (changes: Partial<Subject>) =>
    leaks({ ...subject, ...changes }).map(({ path }) => path.map(String).join('.'));

  it.each([
    ['a motive', subject.customer.motives[0], 'customer.motives.0'],
    ['the history', subject.customer.history[0], 'customer.history.0'],
    [
      'the disability',
      subject.customer.disability?.situation.split('. ')[1],
      'customer.disability.situation',
    ],
    ['the brief', subject.roles[0]?.brief, 'roles.0.brief'],
    ['what a juror knows', subject.roles[0]?.knows[0], 'roles.0.knows.0'],
    ['what a juror must not say', subject.roles[1]?.mustNotSay[0], 'roles.1.mustNotSay.0'],
    ['a move', subject.roles[0]?.moves[0]?.text, 'roles.0.moves.0.text'],
    ['a good answer', subject.goodAnswers[2]?.text, 'goodAnswers.2.text'],
  ])('finds %s in the context, whatever its case, accents and spaces', (_, text, path) => {
    const copied = (text ?? '').toUpperCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '  ');
    expect(leakPaths({ candidateContext: `${subject.candidateContext} ${copied}` })).toContain(path);
  });

  it('finds a run of words lifted out of a sentence, in notes and documents too', () => {
    const lifted = 'vous savez : elle a rompu avec un meunier qui l’appelait sans cesse';
    expect(leakPaths({ offer: { ...subject.offer, notes: lifted } })).toEqual(['customer.history.0']);
    expect(leakPaths({ documents: [{ title: 'Note', text: lifted }] })).toEqual(['customer.history.0']);
  });

  it('lets the CRM extract repeat a line of the history', () => {
    const customer = { ...subject.customer, history: ['Elle consomme deux tonnes par semaine.'] };
    const crm = [{ label: 'Volume', value: 'Elle consomme deux tonnes par semaine' }];
    expect(leakPaths({ customer, crm })).toEqual([]);
    expect(leakPaths({ customer, candidateContext: 'Elle consomme deux tonnes par semaine.' })).toEqual([
      'customer.history.0',
    ]);
  });

  it('refuses the file', () => {
    const json = subjectJson(FILE);
    setAt(json, ['offer', 'notes'], subject.customer.motives[0]);
    expect(codes(json)).toEqual(['leak customer.motives[0]']);
  });
});
