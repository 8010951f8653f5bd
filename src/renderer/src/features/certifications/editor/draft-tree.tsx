import { useState } from 'react';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import { Button as AriaButton, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Glyph, bindClasses } from '../../../ui/index.ts';
import styles from '../certifications.module.css';
import { actOfKey } from './tree-acts.ts';
import type { TreeAct } from './tree-acts.ts';
import { flatNodes } from './tree-nodes.ts';
import type { NodeKind, TreeNode } from './tree-nodes.ts';

const cx = bindClasses(styles);

type Written = Exclude<NodeKind, 'blocs' | 'loose' | 'tests' | 'scales' | 'rule' | 'jury' | 'words'>;

/** Parts whose name is typed; the interface names the others. */
function isWritten(kind: NodeKind): kind is Written {
  return !['blocs', 'loose', 'tests', 'scales', 'rule', 'jury', 'words'].includes(kind);
}

export interface DraftTreeProps {
  readonly nodes: readonly TreeNode[];
  readonly selected: string;
  readonly faultCounts: ReadonlyMap<string, number>;
  readonly onSelect: (key: string) => void;
  /** What a key asks of the part that has the focus; undefined where nothing may be changed. */
  readonly onAct: ((act: TreeAct, key: string) => void) | undefined;
}

/** Every part of the certification, to choose the one whose form is shown. */
export function DraftTree({ faultCounts, nodes, onAct, onSelect, selected }: DraftTreeProps) {
  const { t } = useTranslation('certifications');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const keys = flatNodes(nodes).map(({ key }) => key);
  const labelOf = ({ kind, text }: TreeNode): string => {
    if (!isWritten(kind)) return t(`node.${kind}`);
    return text.trim() === '' ? t(`untitled.${kind}`) : text;
  };
  const item = (node: TreeNode) => {
    const label = labelOf(node);
    const count = faultCounts.get(node.key) ?? 0;
    return (
      <TreeItem key={node.key} id={node.key} textValue={label} className={cx('item')}>
        <TreeItemContent>
          {({ hasChildItems, level }) => (
            <span
              className={cx('itemLine')}
              style={{ paddingInlineStart: `${String((level - 1) * 1.1)}rem` }}
            >
              {hasChildItems ? (
                <AriaButton slot="chevron" className={cx('chevron')}>
                  <Glyph name="forward" size={14} />
                </AriaButton>
              ) : (
                <span className={cx('noChevron')} />
              )}
              {node.id === '' ? null : <span className={cx('itemId')}>{node.id}</span>}
              <span className={cx('itemText')}>{label}</span>
              {count === 0 ? null : (
                <span className={cx('itemFaults')}>
                  <span aria-hidden>{count}</span>
                  <span className={cx('unseen')}>{t('checks.count', { count })}</span>
                </span>
              )}
            </span>
          )}
        </TreeItemContent>
        <Collection items={node.children}>{item}</Collection>
      </TreeItem>
    );
  };
  const onKey = (event: ReactKeyboardEvent) => {
    const act = actOfKey(event);
    const row = event.target instanceof Element ? event.target.closest('[role=row][data-key]') : null;
    const key = row?.getAttribute('data-key') ?? null;
    if (act === null || key === null || onAct === undefined) return;
    // Before the tree, whose own arrows would go to another part.
    event.preventDefault();
    event.stopPropagation();
    onAct(act, key);
  };
  return (
    <div role="presentation" onKeyDownCapture={onKey}>
      <Tree
        aria-label={t('tree.label')}
        className={cx('tree')}
        items={nodes}
        dependencies={[faultCounts]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[selected]}
        onSelectionChange={(chosen) => {
          const [key] = chosen === 'all' ? [] : [...chosen];
          if (key !== undefined) onSelect(String(key));
        }}
        expandedKeys={keys.filter((key) => !folded.has(key))}
        onExpandedChange={(expanded) => {
          setFolded(new Set(keys.filter((key) => !expanded.has(key))));
        }}
      >
        {item}
      </Tree>
    </div>
  );
}
