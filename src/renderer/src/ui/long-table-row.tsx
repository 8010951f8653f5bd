/** One row of a long table. */
import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { bindClasses } from './class-names.ts';
import styles from './long-table.module.css';
import type { TableColumn } from './table.tsx';

const cx = bindClasses(styles);

/** What a row can be asked; the same object at each drawing. */
export interface RowActs {
  readonly activate: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly open: (id: string) => void;
  readonly toggle: (id: string) => void;
}

/** Acts that stay the same and do what they last were. */
export function useLatest(acts: RowActs): RowActs {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  const [steady] = useState<RowActs>(() => ({
    activate: (index) => {
      latest.current.activate(index);
    },
    onKeyDown: (event) => {
      latest.current.onKeyDown(event);
    },
    open: (id) => {
      latest.current.open(id);
    },
    toggle: (id) => {
      latest.current.toggle(id);
    },
  }));
  return steady;
}

interface TableRowProps<Item> {
  readonly index: number;
  /** Both undefined or null while the row is read. */
  readonly item: Item | undefined;
  readonly id: string | null;
  readonly columns: readonly TableColumn<Item>[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Whether rows can be chosen, and what choosing this one is called. */
  readonly isChoice: boolean;
  readonly choiceLabel: string | undefined;
  readonly acts: RowActs;
}

/** A row is drawn again only when it is another: most of what changes a table changes few of them. */
export const TableRow = memo(function TableRow<Item>(props: TableRowProps<Item>) {
  const { acts, choiceLabel, columns, id, index, isActive, isChoice, isSelected, item } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      {...(isChoice ? { 'aria-selected': isSelected } : {})}
      aria-busy={item === undefined}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      className={cx('line', 'row', isSelected && 'selected')}
      style={{ top: `calc(${String(index)} * var(--row))` }}
      onKeyDown={acts.onKeyDown}
      onFocus={() => {
        acts.activate(index);
      }}
      onClick={() => {
        if (id !== null) acts.open(id);
      }}
    >
      {isChoice ? (
        <span role="gridcell" className={cx('cell')}>
          {id === null ? null : (
            <input
              type="checkbox"
              className={cx('box')}
              tabIndex={-1}
              aria-label={choiceLabel}
              checked={isSelected}
              onChange={() => {
                acts.toggle(id);
              }}
              onClick={(event) => {
                event.stopPropagation();
              }}
            />
          )}
        </span>
      ) : null}
      {columns.map((column) => (
        <span
          key={column.id}
          role={column.isRowHeader === true ? 'rowheader' : 'gridcell'}
          className={cx('cell', column.align === 'end' && 'end')}
        >
          {item === undefined ? null : <span className={cx('text')}>{column.render(item)}</span>}
        </span>
      ))}
    </div>
  );
}) as <Item>(props: TableRowProps<Item>) => ReactNode;
