import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listAt } from '../../../../../domain/certification/draft/draft-path.ts';
import type { DraftEdit } from '../../../../../domain/certification/draft/edits.ts';
import { edited } from '../../../../../domain/certification/draft/edits.ts';
import { bindClasses, showToast } from '../../../ui/index.ts';
import styles from '../certifications.module.css';
import { DraftContext } from '../hooks/use-draft-desk.ts';
import type { DraftDesk } from '../hooks/use-draft-desk.ts';
import { CheckList } from './check-list.tsx';
import { DraftTree } from './draft-tree.tsx';
import { NodeActions } from './node-actions.tsx';
import { NodeForm } from './node-form.tsx';
import { Preview } from './preview.tsx';
import { isListed, moveOf, placeOf } from './tree-acts.ts';
import type { TreeAct } from './tree-acts.ts';
import { faultCounts, nodeAt, nodeOfPath, treeOf } from './tree-nodes.ts';
import type { TreeNode } from './tree-nodes.ts';

const cx = bindClasses(styles);

export interface DraftEditorProps {
  readonly desk: DraftDesk;
  /** Tools under the form: trials, previews. */
  readonly children?: ReactNode;
}

/** The tree at the left, the form of the chosen part at the right, and what is still at fault. */
export function DraftEditor({ children, desk }: DraftEditorProps) {
  const { t } = useTranslation('certifications');
  const form = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState('certification');
  const [said, setSaid] = useState('');
  const { draft, faults, isReadOnly } = desk;
  const nodes = treeOf(draft);
  const node = nodeAt(nodes, chosen);
  const nameOf = ({ id, kind }: TreeNode) => [t(`node.${kind}`), id].filter((word) => word !== '').join(' ');
  const go = (key: string) => {
    setChosen(key);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus());
  };
  const follow = (edit: DraftEdit, from: TreeNode) => {
    const next = edited(draft, edit);
    const nextNodes = treeOf(next);
    if (edit.kind === 'add') go(addedKey(edit, from, next, nextNodes));
    if (edit.kind === 'move') setChosen(keyOfSame(from, nextNodes));
    if (edit.kind === 'duplicate') {
      const path = [...from.path.slice(0, -1), Number(from.path.at(-1)) + 1];
      setChosen(nodeOfPath(nextNodes, path).key);
    }
    if (edit.kind === 'remove') showToast({ message: t('tree.removed', { name: nameOf(from) }) });
  };
  const actAt = (act: TreeAct, key: string) => {
    const from = nodeAt(nodes, key);
    if (act === 'undo') {
      desk.undo?.();
      setSaid(t(desk.undo === null ? 'tree.nothingToUndo' : 'tree.undone'));
      return;
    }
    if (!isListed(from)) return;
    const edit: DraftEdit =
      act === 'remove' ? { kind: 'remove', path: from.path } : moveOf(from, act === 'up' ? -1 : 1);
    const next = edited(draft, edit);
    const name = nameOf(from);
    if (next === draft) {
      setSaid(t('tree.atEdge', { name }));
      return;
    }
    desk.apply(edit);
    follow(edit, from);
    const nextNodes = treeOf(next);
    const landed = edit.kind === 'move' ? keyOfSame(from, nextNodes) : nodeAt(nextNodes, from.key).key;
    setChosen(landed);
    // What is removed is said beside its undo.
    setSaid(edit.kind === 'move' ? t('tree.moved', { name, ...placeOf(nextNodes, landed) }) : '');
    focusRow(tree.current, landed);
  };
  return (
    <DraftContext value={desk}>
      <div className={cx('editor')}>
        <div className={cx('sides')}>
          <div ref={tree} className={cx('treeSide')}>
            <DraftTree
              nodes={nodes}
              selected={node.key}
              faultCounts={faultCounts(nodes, faults)}
              onSelect={setChosen}
              onAct={isReadOnly ? undefined : actAt}
            />
            <p className={cx('unseen')} role="status">
              {said}
            </p>
          </div>
          {isReadOnly ? null : (
            <aside className={cx('checkSide')} aria-label={t('checks.title')}>
              <h2 className={cx('sideTitle')}>{t('checks.title')}</h2>
              <CheckList nodes={nodes} onGo={go} />
            </aside>
          )}
        </div>
        <div className={cx('formSide')}>
          <div className={cx('formHead')}>
            {isReadOnly ? null : <NodeActions node={node} onDone={follow} />}
            <Preview />
          </div>
          <div ref={form} className={cx('form')}>
            <h2 className={cx('formTitle')}>
              {t(`node.${node.kind}`)}
              {node.id === '' ? null : ` ${node.id}`}
            </h2>
            <NodeForm key={node.key} node={node} />
          </div>
        </div>
      </div>
      {children}
    </DraftContext>
  );
}

/** Puts the focus on a part in the tree, once it is drawn there. */
function focusRow(tree: HTMLElement | null, key: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() =>
      tree?.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(key)}"]`)?.focus(),
    );
  });
}

/** Key of the part that was added: the last of its list, under the same bloc. */
function addedKey(
  { part }: Extract<DraftEdit, { kind: 'add' }>,
  from: TreeNode,
  draft: DraftDesk['draft'],
  nodes: readonly TreeNode[],
): string {
  const list = {
    bloc: ['blocs'],
    competence: ['competences'],
    test: ['tests'],
    scale: ['scales'],
    criterion: [...from.path.slice(0, 2), 'criteria'],
    indicator: [...from.path.slice(0, 4), 'indicators'],
    phase: ['tests'],
    activity: ['blocs'],
    action: ['blocs'],
    level: ['scales'],
  }[part.part];
  const path = [...list, listAt(draft, list).length - 1];
  const under = from.blocIndex === null ? '' : `${String(from.blocIndex)}/`;
  const wanted = nodeAt(nodes, `${under}${path.join('.')}`);
  return wanted.path.join('.') === path.join('.') ? wanted.key : nodeOfPath(nodes, path).key;
}

/** Key of the same part in a tree in which its rank changed. */
function keyOfSame(from: TreeNode, nodes: readonly TreeNode[]): string {
  const flat = (each: readonly TreeNode[]): readonly TreeNode[] =>
    each.flatMap((one) => [one, ...flat(one.children)]);
  return (
    flat(nodes).find(
      ({ id, kind, blocIndex }) => id === from.id && kind === from.kind && blocIndex === from.blocIndex,
    )?.key ?? from.key
  );
}
