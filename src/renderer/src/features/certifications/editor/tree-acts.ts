/** What can be done to a part from the tree: which edits, and where the part stands afterwards. */
import type { DraftEdit } from '../../../../../domain/certification/draft/edits.ts';
import { flatNodes } from './tree-nodes.ts';
import type { TreeNode } from './tree-nodes.ts';

/** Asked of the part that has the focus in the tree. */
export type TreeAct = 'up' | 'down' | 'remove' | 'undo';

/** Parts that stand among others of their kind. */
const LISTED: ReadonlySet<TreeNode['kind']> = new Set<TreeNode['kind']>([
  'bloc',
  'competence',
  'criterion',
  'indicator',
  'test',
  'scale',
]);

/** Whether the part can be moved, copied and removed. */
export function isListed({ kind }: Pick<TreeNode, 'kind'>): boolean {
  return LISTED.has(kind);
}

/** The part among its neighbours; a competence among those of the bloc under which it stands. */
export function moveOf({ blocIndex, path }: Pick<TreeNode, 'blocIndex' | 'path'>, by: -1 | 1): DraftEdit {
  return { kind: 'move', path, by, ...(blocIndex === null ? {} : { blocIndex }) };
}

/** Where a node stands among those beside it, from 1. */
export function placeOf(
  nodes: readonly TreeNode[],
  key: string,
): { readonly rank: number; readonly count: number } {
  const lists = [nodes, ...flatNodes(nodes).map(({ children }) => children)];
  const list = lists.find((each) => each.some((node) => node.key === key)) ?? [];
  // Competences of no bloc stand beside the blocs, and are none.
  const beside = list.filter(({ kind }) => kind === list.find((node) => node.key === key)?.kind);
  return { rank: beside.findIndex((node) => node.key === key) + 1, count: beside.length };
}

/** The act that a key asks for in the tree; null for a key that is the tree's own. */
export function actOfKey(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): TreeAct | null {
  const { altKey, ctrlKey, key, metaKey, shiftKey } = event;
  const isPlain = !altKey && !ctrlKey && !metaKey && !shiftKey;
  if (altKey && !ctrlKey && !metaKey && !shiftKey) {
    if (key === 'ArrowUp') return 'up';
    if (key === 'ArrowDown') return 'down';
  }
  if (isPlain && key === 'Delete') return 'remove';
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'z') return 'undo';
  return null;
}
