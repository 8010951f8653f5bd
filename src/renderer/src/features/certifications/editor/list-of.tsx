import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPath } from '../../../../../domain/certification/draft/draft-path.ts';
import { listAt } from '../../../../../domain/certification/draft/draft-path.ts';
import type { DraftEdit } from '../../../../../domain/certification/draft/edits.ts';
import { Button, Glyph, IconButton, bindClasses } from '../../../ui/index.ts';
import styles from '../certifications.module.css';
import { useDesk } from '../hooks/use-draft-desk.ts';

const cx = bindClasses(styles);

export interface ListOfProps {
  readonly path: DraftPath;
  readonly addLabel: string;
  /** A row's name for its buttons, counted from 1. */
  readonly nameOf: (rank: number) => string;
  /** What a new row begins with. */
  readonly makeItem?: () => unknown;
  /** How a new row is added where it needs an id. */
  readonly addEdit?: DraftEdit;
  /** A list that is absent once it is empty. */
  readonly isOptional?: boolean;
  readonly children: (path: DraftPath) => ReactNode;
}

/** Rows of a form: added at the end, moved, removed. */
export function ListOf({
  addEdit,
  addLabel,
  children,
  isOptional = false,
  makeItem,
  nameOf,
  path,
}: ListOfProps) {
  const { t } = useTranslation('certifications');
  const { apply, draft, isReadOnly } = useDesk();
  const items = listAt(draft, path);
  return (
    <div className={cx('rows')}>
      {items.map((_, index) => {
        const row = [...path, index];
        const name = nameOf(index + 1);
        return (
          <div key={index} className={cx('row')} role="group" aria-label={name}>
            <div className={cx('rowFields')}>{children(row)}</div>
            {isReadOnly ? null : (
              <div className={cx('rowActions')}>
                <IconButton
                  label={t('row.up', { name })}
                  icon={<Glyph name="up" />}
                  isDisabled={index === 0}
                  onPress={() => {
                    apply({ kind: 'move', path: row, by: -1 });
                  }}
                />
                <IconButton
                  label={t('row.down', { name })}
                  icon={<Glyph name="down" />}
                  isDisabled={index === items.length - 1}
                  onPress={() => {
                    apply({ kind: 'move', path: row, by: 1 });
                  }}
                />
                <IconButton
                  label={t('row.remove', { name })}
                  icon={<Glyph name="close" />}
                  onPress={() => {
                    if (isOptional && items.length === 1) apply({ kind: 'set', path, value: undefined });
                    else apply({ kind: 'remove', path: row });
                  }}
                />
              </div>
            )}
          </div>
        );
      })}
      {isReadOnly ? null : (
        <div>
          <Button
            icon={<Glyph name="add" />}
            onPress={() => {
              apply(addEdit ?? { kind: 'set', path, value: [...items, makeItem?.()] });
            }}
          >
            {addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
