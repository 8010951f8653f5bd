import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDraft } from '../../../../src/domain/certification/draft/blank.ts';
import { copyDraft, nextVersionDraft } from '../../../../src/domain/certification/draft/derive.ts';
import {
  draftFaults,
  isCertificationDraft,
  tidyDraft,
} from '../../../../src/domain/certification/draft/draft-shape.ts';
import type { CertificationDraft } from '../../../../src/domain/certification/draft/draft-shape.ts';
import { edited, isTaken } from '../../../../src/domain/certification/draft/edits.ts';
import type { DraftEdit, NewPart } from '../../../../src/domain/certification/draft/edits.ts';
import { parseCertification } from '../../../../src/domain/certification/certification.parse.ts';
import { SAMPLE } from '../sample.ts';

const after = (draft: CertificationDraft, ...edits: readonly DraftEdit[]) => edits.reduce(edited, draft);
const add = (part: NewPart): DraftEdit => ({ kind: 'add', part });
const set = (path: readonly (string | number)[], value: unknown): DraftEdit => ({ kind: 'set', path, value });

/** Two blocs with a competence each, one test over both. */
const SMALL = after(
  blankDraft('petite'),
  set(['title'], 'Petite certification'),
  set(['shortTitle'], 'Petite'),
  set(['source', 'title'], 'Écrite pour les tests'),
  add({ part: 'bloc' }),
  add({ part: 'bloc' }),
  set(['blocs', 0, 'title'], 'Accueillir'),
  set(['blocs', 1, 'title'], 'Servir'),
  add({ part: 'competence', blocIndex: 0 }),
  add({ part: 'competence', blocIndex: 1 }),
  set(['competences', 0, 'statement'], 'Saluer'),
  set(['competences', 1, 'statement'], 'Porter'),
  add({ part: 'criterion', competenceIndex: 0 }),
  set(['competences', 0, 'criteria', 0, 'title'], 'Le salut est rendu'),
  add({ part: 'test', blocIds: ['B1', 'B2'] }),
  set(['tests', 0, 'title'], 'Entretien'),
);

describe('edits of a draft', () => {
  it('build from nothing what the checks accept', () => {
    expect(draftFaults(blankDraft('x')).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['title', 'shortTitle', 'source.title', 'blocs', 'tests']),
    );
    expect(draftFaults(SMALL)).toEqual([]);
    expect(SMALL.blocs.map(({ competenceIds }) => competenceIds)).toEqual([['C1'], ['C2']]);
    expect(parseCertification(SMALL).ok).toBe(true);
  });

  it('carry a new id wherever the old one was named', () => {
    const renamed = after(
      SMALL,
      { kind: 'rename', path: ['competences', 1], id: 'SERVIR' },
      { kind: 'rename', path: ['blocs', 1], id: 'BS' },
      set(['rule', 'eliminatory'], [{ targetId: 'C1.1', below: 'acquis' }]),
      { kind: 'rename', path: ['competences', 0, 'criteria', 0], id: 'SALUT' },
      { kind: 'rename', path: ['scales', 0, 'levels', 0], id: 'oui' },
    );
    expect(renamed.competences[1]).toMatchObject({ id: 'SERVIR', sourceLabel: 'SERVIR' });
    expect(renamed.blocs[1]).toMatchObject({ id: 'BS', competenceIds: ['SERVIR'] });
    expect(renamed.tests[0]?.blocIds).toEqual(['B1', 'BS']);
    expect(renamed.rule.eliminatory).toEqual([{ targetId: 'SALUT', below: 'oui' }]);
    expect(draftFaults(renamed)).toEqual([]);
  });

  it('refuse an id that is taken, and let a scale have one of the tree', () => {
    const rename = { kind: 'rename', path: ['competences', 1], id: 'C1' } as const;
    expect(isTaken(SMALL, rename.path, 'C1')).toBe(true);
    expect(edited(SMALL, rename)).toBe(SMALL);
    expect(isTaken(SMALL, ['scales', 0], 'C1')).toBe(false);
    expect(isTaken(SMALL, ['tests', 0, 'phases', 0], 'questions')).toBe(true);
  });

  it('take every reference to what is removed', () => {
    const narrowed = edited(SMALL, set(['tests', 0, 'competenceIds'], ['C1']));
    const withScale = after(
      narrowed,
      add({ part: 'scale', kind: 'numeric' }),
      set(['competences', 0, 'criteria', 0, 'scaleId'], 'echelle-1'),
      set(['rule', 'eliminatory'], [{ targetId: 'C1.1', below: 10 }]),
    );
    const gone = edited(withScale, { kind: 'remove', path: ['competences', 0] });
    expect(gone.blocs[0]?.competenceIds).toEqual([]);
    expect(gone.tests[0]).not.toHaveProperty('competenceIds');
    expect(gone.rule).not.toHaveProperty('eliminatory');
    const unscaled = edited(withScale, { kind: 'remove', path: ['scales', 1] });
    expect(unscaled.competences[0]?.criteria[0]).not.toHaveProperty('scaleId');
  });

  it('move a competence past its neighbour of the same bloc', () => {
    const three = edited(SMALL, add({ part: 'competence', blocIndex: 0 }));
    const moved = edited(three, { kind: 'move', path: ['competences', 2], by: -1, blocIndex: 0 });
    expect(moved.competences.map(({ id }) => id)).toEqual(['C3', 'C2', 'C1']);
    expect(moved.blocs.map(({ competenceIds }) => competenceIds)).toEqual([['C3', 'C1'], ['C2']]);
    expect(edited(moved, { kind: 'move', path: ['competences', 0], by: -1, blocIndex: 0 })).toBe(moved);
  });

  it('give a copy ids of its own, in the blocs of what it copies', () => {
    const copied = edited(SMALL, { kind: 'duplicate', path: ['competences', 0] });
    expect(copied.competences[1]).toEqual({
      ...SMALL.competences[0],
      id: 'C1-2',
      criteria: [{ ...SMALL.competences[0]?.criteria[0], id: 'C1.1-2' }],
    });
    expect(copied.blocs[0]?.competenceIds).toEqual(['C1', 'C1-2']);
    // Until it is reworded, nothing tells it from what it copies.
    expect(draftFaults(copied)).toMatchObject([{ code: 'same-words', path: 'competences[1].statement' }]);
    const test = edited(SMALL, { kind: 'duplicate', path: ['tests', 0] }).tests[1];
    expect(test).toEqual({ ...SMALL.tests[0], id: 'E1-2' });
  });
});

describe('a draft that is faulty', () => {
  it('is a draft, which a value of another shape is not', () => {
    const blankTitle = edited(SMALL, set(['title'], '  '));
    expect(isCertificationDraft(blankTitle)).toBe(true);
    expect(
      isCertificationDraft(edited(SMALL, set(['rule', 'eliminatory'], [{ targetId: 'é', below: '…' }]))),
    ).toBe(true);
    expect(isCertificationDraft({ ...SMALL, title: 3 })).toBe(false);
    expect(isCertificationDraft({ ...SMALL, colour: 'blue' })).toBe(false);
    expect(isCertificationDraft({ ...SMALL, rule: { ...SMALL.rule, jurors: 'dice' } })).toBe(false);
    expect(isCertificationDraft(null)).toBe(false);
  });

  it('has every fault told at its path, those across fields too', () => {
    const faulty = after(
      SMALL,
      set(['blocs', 0, 'title'], ''),
      set(['tests', 0, 'scaleId'], 'nulle-part'),
      set(['competences', 0, 'criteria', 0, 'weight'], 0),
    );
    expect(draftFaults(faulty).map(({ path }) => path)).toEqual([
      'competences[0].criteria[0].weight',
      'blocs[0].title',
      'tests[0].scaleId',
    ]);
  });

  it('is not at fault for spaces at the ends of what is typed', () => {
    const spaced = edited(SMALL, set(['blocs', 0, 'title'], ' Accueillir\t'));
    expect(draftFaults(spaced)).toEqual([]);
    expect(tidyDraft(spaced)).toEqual(SMALL);
  });
});

describe('drafts from what exists', () => {
  const known = [
    { id: SAMPLE.id, version: '1.0.0' },
    { id: SAMPLE.id, version: '1.10.2' },
    { id: `${SAMPLE.id}-2`, version: '1.0.0' },
    { id: 'autre', version: '7.0.0' },
  ];
  it('take the next number, or an id of their own', () => {
    expect(nextVersionDraft(SAMPLE, known)).toEqual({ ...SAMPLE, version: '1.11.0' });
    const copy = copyDraft({ ...SAMPLE, isModel: true, version: '3.0.0' }, known);
    expect(copy).toEqual({ ...SAMPLE, id: `${SAMPLE.id}-3`, version: '1.0.0' });
  });
});

const rank = fc.nat({ max: 3 });
const somewhere = fc.oneof(
  fc.tuple(fc.constantFrom('blocs', 'competences', 'tests', 'scales'), rank),
  fc.tuple(fc.constant('competences'), rank, fc.constant('criteria'), rank),
  fc.tuple(fc.constant('competences'), rank, fc.constant('criteria'), rank, fc.constant('indicators'), rank),
  fc.tuple(fc.constant('tests'), rank, fc.constant('phases'), rank),
  fc.tuple(fc.constant('scales'), rank, fc.constant('levels'), rank),
);
const newPart: fc.Arbitrary<NewPart> = fc.oneof(
  fc.constant<NewPart>({ part: 'bloc' }),
  fc.record({ part: fc.constant('competence' as const), blocIndex: fc.option(rank) }),
  fc.record({ part: fc.constant('criterion' as const), competenceIndex: rank }),
  fc.record({ part: fc.constant('indicator' as const), competenceIndex: rank, criterionIndex: rank }),
  fc.constant<NewPart>({ part: 'test', blocIds: ['B1'] }),
  fc.record({ part: fc.constant('phase' as const), testIndex: rank }),
  fc.record({ part: fc.constant('activity' as const), blocIndex: rank }),
  fc.record({ part: fc.constant('action' as const), blocIndex: rank, activityIndex: rank }),
  fc.record({
    part: fc.constant('scale' as const),
    kind: fc.constantFrom('levels' as const, 'numeric' as const, 'checklist' as const, 'global' as const),
  }),
  fc.record({ part: fc.constant('level' as const), scaleIndex: rank }),
);
const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), part: newPart }) },
  fc.record(
    {
      kind: fc.constant('move' as const),
      path: somewhere,
      by: fc.constantFrom(-1 as const, 1 as const),
      blocIndex: rank,
    },
    { requiredKeys: ['kind', 'path', 'by'] },
  ),
  fc.record({ kind: fc.constant('duplicate' as const), path: somewhere }),
  fc.record({ kind: fc.constant('remove' as const), path: somewhere }),
  fc.record({
    kind: fc.constant('rename' as const),
    path: somewhere,
    id: fc.constantFrom('C1', 'C2', 'B1', 'phase-1', 'Z', 'acquis'),
  }),
  fc.record({
    kind: fc.constant('place' as const),
    competenceId: fc.constantFrom('C1', 'C2', 'C3'),
    blocIndex: rank,
    isIn: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    path: fc.constantFrom(['title'], ['blocs', 0, 'title'], ['competences', 1, 'statement']),
    value: fc.string({ unit: 'grapheme', maxLength: 12 }),
  }),
);

describe('any sequence of edits', () => {
  it('leaves a draft that reads back as it was written, whose ids are unique and whose names lead somewhere', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), fc.boolean(), (edits, isFromSample) => {
        const draft = after(isFromSample ? SAMPLE : blankDraft('x'), ...edits);
        expect(isCertificationDraft(draft)).toBe(true);
        expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
        const codes = draftFaults(draft).map(({ code }) => code);
        expect(codes).not.toContain('duplicate-id');
        expect(codes).not.toContain('unknown-bloc');
        expect(codes).not.toContain('unknown-scale');
        const known = new Set(draft.competences.map(({ id }) => id));
        expect(draft.blocs.flatMap(({ competenceIds }) => competenceIds).every((id) => known.has(id))).toBe(
          true,
        );
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});
