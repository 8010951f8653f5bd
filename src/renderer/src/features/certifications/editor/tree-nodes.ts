/** The tree of a draft, as the editor shows it: each node leads to the part that its form changes. */
import type { PlacedFault } from '../../../../../domain/certification/certification.faults.ts';
import type { CertificationDraft } from '../../../../../domain/certification/draft/draft-shape.ts';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';

export type NodeKind =
  | 'certification'
  | 'blocs'
  | 'loose'
  | 'bloc'
  | 'competence'
  | 'criterion'
  | 'indicator'
  | 'tests'
  | 'test'
  | 'scales'
  | 'scale'
  | 'rule'
  | 'jury'
  | 'words';

export interface TreeNode {
  /** Unique in the tree; a competence of two blocs stands in it twice. */
  readonly key: string;
  readonly kind: NodeKind;
  readonly path: DraftPath;
  /** As typed; empty for the parts that the interface names. */
  readonly text: string;
  readonly id: string;
  /** The bloc under which a competence stands. */
  readonly blocIndex: number | null;
  readonly children: readonly TreeNode[];
}

type Part = Pick<TreeNode, 'kind' | 'path'> & Partial<TreeNode>;

function node({ path, ...part }: Part, under = ''): TreeNode {
  const key = `${under}${path.length === 0 ? part.kind : path.join('.')}`;
  return { text: '', id: '', blocIndex: null, children: [], ...part, key, path };
}

/** Every part of a draft, in the order in which it is written. */
export function treeOf(draft: CertificationDraft): readonly TreeNode[] {
  const placed = new Set(draft.blocs.flatMap(({ competenceIds }) => competenceIds));
  const loose = draft.competences.some(({ id }) => !placed.has(id))
    ? [
        node({
          kind: 'loose',
          path: ['competences'],
          children: competencesOf(draft, null, (id) => !placed.has(id)),
        }),
      ]
    : [];
  return [
    node({ kind: 'certification', path: [], text: draft.title }),
    node({
      kind: 'blocs',
      path: ['blocs'],
      children: [
        ...draft.blocs.map(({ competenceIds, id, title }, blocIndex) =>
          node({
            kind: 'bloc',
            path: ['blocs', blocIndex],
            text: title,
            id,
            blocIndex,
            children: competencesOf(draft, blocIndex, (each) => competenceIds.includes(each)),
          }),
        ),
        ...loose,
      ],
    }),
    node({
      kind: 'tests',
      path: ['tests'],
      children: draft.tests.map(({ id, title }, index) =>
        node({ kind: 'test', path: ['tests', index], text: title, id }),
      ),
    }),
    node({
      kind: 'scales',
      path: ['scales'],
      children: draft.scales.map(({ id, title }, index) =>
        node({ kind: 'scale', path: ['scales', index], text: title, id }),
      ),
    }),
    node({ kind: 'rule', path: ['rule'] }),
    node({ kind: 'jury', path: ['jury'] }),
    node({ kind: 'words', path: ['words'] }),
  ];
}

function competencesOf(
  draft: CertificationDraft,
  blocIndex: number | null,
  isThere: (id: string) => boolean,
): readonly TreeNode[] {
  const under = blocIndex === null ? '-/' : `${String(blocIndex)}/`;
  return draft.competences.flatMap(({ criteria, id, statement }, index) => {
    if (!isThere(id)) return [];
    const path: DraftPath = ['competences', index];
    const children = criteria.map((criterion, rank) => {
      const at = [...path, 'criteria', rank];
      const indicators = criterion.indicators.map((indicator, place) =>
        node(
          {
            kind: 'indicator',
            path: [...at, 'indicators', place],
            text: indicator.text,
            id: indicator.id,
            blocIndex,
          },
          under,
        ),
      );
      return node(
        {
          kind: 'criterion',
          path: at,
          text: criterion.title,
          id: criterion.id,
          blocIndex,
          children: indicators,
        },
        under,
      );
    });
    return [node({ kind: 'competence', path, text: statement, id, blocIndex, children }, under)];
  });
}

/** Every node, each before what it holds. */
export function flatNodes(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((each) => [each, ...flatNodes(each.children)]);
}

/** The node of a key, or of the nearest part that is still there. */
export function nodeAt(nodes: readonly TreeNode[], key: string): TreeNode {
  const all = flatNodes(nodes);
  const [first] = all;
  if (first === undefined) throw new RangeError('a tree has its certification');
  for (let wanted = key; wanted !== ''; wanted = shorter(wanted)) {
    const found = all.find((each) => each.key === wanted);
    if (found !== undefined) return found;
  }
  return first;
}

/** The key of the neighbour before, or of what holds it. */
function shorter(key: string): string {
  const [, stem = '', rank = ''] = /^(.*?)(\d+)$/.exec(key) ?? [];
  if (stem !== '' && Number(rank) > 0) return `${stem}${String(Number(rank) - 1)}`;
  return key.replace(/[./][^./]*$/, '') === key ? '' : key.replace(/[./][^./]*$/, '');
}

/** The node of the part that a path leads to. */
export function nodeOfPath(nodes: readonly TreeNode[], path: DraftPath): TreeNode {
  const all = flatNodes(nodes);
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length).join('.');
    const found = all.find((each) => each.path.join('.') === part);
    if (found !== undefined) return found;
  }
  return path[0] === 'isRuleConfirmed' || path[0] === 'whole' ? nodeAt(nodes, 'rule') : nodeAt(nodes, '');
}

/** Steps of a path as faults write it: `competences[2].criteria[0].title`. */
export function pathOfFault({ path }: Pick<PlacedFault, 'path'>): DraftPath {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  );
}

/** How many faults stand in each node, and in what it holds. */
export function faultCounts(
  nodes: readonly TreeNode[],
  faults: readonly PlacedFault[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const places = faults.map((fault) => nodeOfPath(nodes, pathOfFault(fault)).path.join('.'));
  const count = (each: TreeNode): ReadonlySet<string> => {
    const parts = new Set([each.path.join('.'), ...each.children.flatMap((child) => [...count(child)])]);
    counts.set(each.key, places.filter((place) => parts.has(place)).length);
    return parts;
  };
  nodes.forEach(count);
  return counts;
}
