import { describe, expect, it } from 'vitest';
import { blankDraft } from '../../../../src/domain/certification/draft/blank.ts';
import { draftFaults } from '../../../../src/domain/certification/draft/draft-shape.ts';
import { edited } from '../../../../src/domain/certification/draft/edits.ts';
import type { CertificationDraft } from '../../../../src/domain/certification/draft/draft-shape.ts';
import { createDraftSaver } from '../../../../src/renderer/src/features/certifications/editor/draft-saver.ts';
import {
  actOfKey,
  isListed,
  placeOf,
} from '../../../../src/renderer/src/features/certifications/editor/tree-acts.ts';
import {
  faultCounts,
  flatNodes,
  nodeAt,
  nodeOfPath,
  pathOfFault,
  treeOf,
} from '../../../../src/renderer/src/features/certifications/editor/tree-nodes.ts';
import { SAMPLE } from '../../certification/sample.ts';

describe('keys in the tree', () => {
  const key = (
    name: string,
    held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {},
  ) => actOfKey({ key: name, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

  it('move with Alt, remove, and undo; what the tree needs for itself stays its own', () => {
    expect([key('ArrowUp', { altKey: true }), key('ArrowDown', { altKey: true })]).toEqual(['up', 'down']);
    expect([key('Delete'), key('z', { ctrlKey: true }), key('Z', { metaKey: true })]).toEqual([
      'remove',
      'undo',
      'undo',
    ]);
    for (const own of [
      key('ArrowUp'),
      key('ArrowDown'),
      key('z'),
      key('Backspace'),
      key('Delete', { ctrlKey: true }),
      key('ArrowUp', { altKey: true, shiftKey: true }),
      key('z', { ctrlKey: true, shiftKey: true }),
    ]) {
      expect(own).toBeNull();
    }
  });

  it('say where a part stands among those of its kind', () => {
    const nodes = treeOf(SAMPLE);
    for (const node of flatNodes(nodes).filter(isListed)) {
      const { count, rank } = placeOf(nodes, node.key);
      expect(rank).toBeGreaterThan(0);
      expect(rank).toBeLessThanOrEqual(count);
    }
    expect(placeOf(nodes, 'blocs.1')).toEqual({ rank: 2, count: SAMPLE.blocs.length });
    expect(placeOf(nodes, 'nowhere')).toEqual({ rank: 0, count: 0 });
  });
});

describe('the tree of a draft', () => {
  const nodes = treeOf(SAMPLE);

  it('shows a competence of two blocs under both, each node under a key of its own', () => {
    const keys = flatNodes(nodes).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const shared = SAMPLE.competences.findIndex(
      ({ id }) =>
        SAMPLE.blocs.filter(({ competenceIds }) => (competenceIds as readonly string[]).includes(id)).length >
        1,
    );
    expect(keys).toEqual(
      expect.arrayContaining([`0/competences.${String(shared)}`, `1/competences.${String(shared)}`]),
    );
  });

  it('leads from a fault to the part that holds it, and counts it there and above', () => {
    const faulty = edited(SAMPLE, {
      kind: 'set',
      path: ['competences', 0, 'criteria', 1, 'title'],
      value: '',
    });
    const faults = draftFaults(faulty);
    expect(faults.map(({ path }) => path)).toEqual(['competences[0].criteria[1].title']);
    const [fault = { path: '' }] = faults;
    expect(pathOfFault(fault)).toEqual(['competences', 0, 'criteria', 1, 'title']);
    expect(nodeOfPath(nodes, pathOfFault(fault)).key).toBe('0/competences.0.criteria.1');
    const counts = faultCounts(treeOf(faulty), faults);
    expect(
      ['blocs', 'blocs.0', '0/competences.0', '0/competences.0.criteria.1'].map((key) => counts.get(key)),
    ).toEqual([1, 1, 1, 1]);
    expect(counts.get('tests')).toBe(0);
  });

  it('keeps to the nearest part when the chosen one is gone', () => {
    const two = edited(edited(blankDraft('x'), { kind: 'add', part: { part: 'bloc' } }), {
      kind: 'add',
      part: { part: 'bloc' },
    });
    const one = edited(two, { kind: 'remove', path: ['blocs', 1] });
    expect(nodeAt(treeOf(two), 'blocs.1').key).toBe('blocs.1');
    expect(nodeAt(treeOf(one), 'blocs.1').key).toBe('blocs.0');
    expect(nodeAt(treeOf(blankDraft('x')), 'blocs.1').key).toBe('blocs');
  });
});

describe('the saver of a draft', () => {
  const titled = (title: string): CertificationDraft => ({ ...SAMPLE, title });

  it('sends one state at a time, and the latest next', async () => {
    const sent: string[] = [];
    const ends: (() => void)[] = [];
    const saver = createDraftSaver(({ title }) => {
      sent.push(title);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
    saver.put(titled('a'));
    saver.put(titled('ab'));
    saver.put(titled('abc'));
    expect(sent).toEqual(['a']);
    expect(saver.state()).toBe('saving');
    const settled = saver.settled();
    ends[0]?.();
    await expect.poll(() => sent).toEqual(['a', 'abc']);
    ends[1]?.();
    expect(await settled).toBe(true);
    expect(saver.state()).toBe('saved');
  });

  it('keeps what was refused, and stores it with what is typed next', async () => {
    let isDown = true;
    const stored: string[] = [];
    const saver = createDraftSaver(({ title }) => {
      if (isDown) return Promise.reject(new Error('down'));
      stored.push(title);
      return Promise.resolve();
    });
    saver.put(titled('a'));
    expect(await saver.settled()).toBe(false);
    expect(saver.state()).toBe('refused');
    expect(saver.latest()?.title).toBe('a');
    isDown = false;
    saver.put(titled('ab'));
    expect(await saver.settled()).toBe(true);
    expect(stored).toEqual(['ab']);
  });
});
