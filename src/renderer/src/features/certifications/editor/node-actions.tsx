import { useTranslation } from 'react-i18next';
import type { DraftEdit, NewPart } from '../../../../../domain/certification/draft/edits.ts';
import { edited } from '../../../../../domain/certification/draft/edits.ts';
import { Button, Glyph, IconButton, Menu, Tooltip, bindClasses } from '../../../ui/index.ts';
import styles from '../certifications.module.css';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { GridPaste } from './grid-paste.tsx';
import { isListed, moveOf } from './tree-acts.ts';
import type { TreeNode } from './tree-nodes.ts';

const cx = bindClasses(styles);

type Addition = {
  readonly name: 'bloc' | 'competence' | 'criterion' | 'indicator' | 'test' | NewScale;
  readonly part: NewPart;
};
type NewScale = 'levels' | 'numeric' | 'checklist' | 'global';

const SCALES: readonly Addition[] = (['levels', 'numeric', 'checklist', 'global'] as const).map((kind) => ({
  name: kind,
  part: { part: 'scale', kind },
}));

/** What can be added at a node: inside it first, then beside it. */
function additionsAt({ blocIndex, kind, path }: TreeNode, blocIds: readonly string[]): readonly Addition[] {
  const bloc: Addition = { name: 'bloc', part: { part: 'bloc' } };
  const competence: Addition = { name: 'competence', part: { part: 'competence', blocIndex } };
  const [competenceIndex, criterionIndex] = [Number(path[1]), Number(path[3])];
  const criterion: Addition = { name: 'criterion', part: { part: 'criterion', competenceIndex } };
  const indicator: Addition = {
    name: 'indicator',
    part: { part: 'indicator', competenceIndex, criterionIndex },
  };
  const test: Addition = { name: 'test', part: { part: 'test', blocIds } };
  switch (kind) {
    case 'certification':
    case 'blocs':
      return [bloc];
    case 'loose':
      return [competence];
    case 'bloc':
      return [competence, bloc];
    case 'competence':
      return [criterion, competence];
    case 'criterion':
    case 'indicator':
      return [indicator, criterion];
    case 'tests':
    case 'test':
      return [test];
    case 'scales':
    case 'scale':
      return SCALES;
    case 'rule':
    case 'jury':
    case 'words':
      return [];
  }
}

export interface NodeActionsProps {
  readonly node: TreeNode;
  /** Chooses the part that an edit made or moved, and puts the focus in its form where it is new. */
  readonly onDone: (edit: DraftEdit, node: TreeNode) => void;
}

/** What can be done with the part that is chosen. */
export function NodeActions({ node, onDone }: NodeActionsProps) {
  const { t } = useTranslation('certifications');
  const { apply, draft, undo } = useDesk();
  const act = (edit: DraftEdit) => {
    apply(edit);
    onDone(edit, node);
  };
  const additions = additionsAt(
    node,
    draft.blocs.map(({ id }) => id),
  );
  return (
    <div className={cx('toolbar')} role="toolbar" aria-label={t('tree.actions')}>
      {additions.length > 1 ? (
        <Menu
          label={t('add.title')}
          trigger={<Button icon={<Glyph name="add" />}>{t('add.title')}</Button>}
          actions={additions.map(({ name, part }) => ({
            id: name,
            label: t(`add.${name}`),
            onAction: () => {
              act({ kind: 'add', part });
            },
          }))}
        />
      ) : (
        additions.map(({ name, part }) => (
          <Button
            key={name}
            icon={<Glyph name="add" />}
            onPress={() => {
              act({ kind: 'add', part });
            }}
          >
            {t(`add.${name}`)}
          </Button>
        ))
      )}
      {isListed(node) ? (
        <>
          {([-1, 1] as const).map((by) => (
            <Tooltip
              key={by}
              text={t(by < 0 ? 'tree.up' : 'tree.down')}
              keyHint={t(by < 0 ? 'tree.upKey' : 'tree.downKey')}
            >
              <IconButton
                label={t(by < 0 ? 'tree.up' : 'tree.down')}
                icon={<Glyph name={by < 0 ? 'up' : 'down'} />}
                isDisabled={edited(draft, moveOf(node, by)) === draft}
                onPress={() => {
                  act(moveOf(node, by));
                }}
              />
            </Tooltip>
          ))}
          <Button
            variant="quiet"
            onPress={() => {
              act({ kind: 'duplicate', path: node.path });
            }}
          >
            {t('tree.duplicate')}
          </Button>
          <Button
            variant="quiet"
            keyHint={t('tree.removeKey')}
            onPress={() => {
              act({ kind: 'remove', path: node.path });
            }}
          >
            {t('tree.remove')}
          </Button>
        </>
      ) : null}
      {node.kind === 'bloc' || node.kind === 'blocs' ? <GridPaste node={node} /> : null}
      <Button
        variant="quiet"
        icon={<Glyph name="undo" />}
        isDisabled={undo === null}
        onPress={() => undo?.()}
      >
        {t('tree.undo')}
      </Button>
    </div>
  );
}
