import type { ReactNode } from 'react';
import { Cell, Column, Row, Table as AriaTable, TableBody, TableHeader } from 'react-aria-components';
import type { Selection, SortDescriptor } from 'react-aria-components';
import { Checkbox } from './choice-fields.tsx';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import styles from './table.module.css';

const cx = bindClasses(styles);

export interface TableColumn<Item> {
  readonly id: string;
  readonly title: ReactNode;
  readonly render: (item: Item) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** The column that names the row for assistive technology; exactly one. */
  readonly isRowHeader?: boolean;
  /** CSS width, for example "8rem". */
  readonly width?: string;
}

export interface TableSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<Item> {
  readonly label: string;
  readonly columns: readonly TableColumn<Item>[];
  readonly items: readonly Item[];
  readonly getId: (item: Item) => string;
  readonly getText?: (item: Item) => string;
  /** Pressing a row, or Enter on it, opens it. */
  readonly onOpen?: (id: string) => void;
  readonly sort?: TableSort;
  readonly onSortChange?: (sort: TableSort) => void;
  readonly selectedIds?: ReadonlySet<string>;
  readonly onSelectionChange?: (ids: ReadonlySet<string>) => void;
  readonly emptyText?: ReactNode;
}

/** Rows between hairlines. The keyboard moves through rows and cells; selection needs `onSelectionChange`. */
export function Table<Item>(props: TableProps<Item>) {
  const { label, columns, items, getId, getText, onOpen, sort, onSortChange, emptyText, onSelectionChange } =
    props;
  return (
    <AriaTable
      aria-label={label}
      className={cx('table')}
      {...(onOpen === undefined
        ? {}
        : {
            onRowAction: (key: string | number) => {
              onOpen(String(key));
            },
          })}
      {...(sort === undefined
        ? {}
        : { sortDescriptor: { column: sort.columnId, direction: sort.direction } })}
      onSortChange={(next: SortDescriptor) =>
        onSortChange?.({ columnId: String(next.column), direction: next.direction })
      }
      {...selectionProps(props)}
    >
      <TableHeader>
        {onSelectionChange === undefined ? null : (
          <Column id="selection" className={cx('column', 'selection')}>
            <Checkbox slot="selection" />
          </Column>
        )}
        {columns.map((column) => (
          <Column
            key={column.id}
            id={column.id}
            isRowHeader={column.isRowHeader ?? false}
            allowsSorting={column.isSortable ?? false}
            className={cx('column', column.align === 'end' && 'end')}
            style={column.width === undefined ? {} : { width: column.width }}
          >
            {({ sortDirection }) => (
              <span className={cx('columnTitle')}>
                {column.title}
                {sortDirection === undefined ? null : (
                  <Glyph name={sortDirection === 'ascending' ? 'up' : 'down'} size={14} />
                )}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => <div className={cx('empty')}>{emptyText}</div>}>
        {items.map((item) => (
          <Row
            key={getId(item)}
            id={getId(item)}
            textValue={getText?.(item) ?? getId(item)}
            className={cx('row', onOpen !== undefined && 'pressable')}
          >
            {onSelectionChange === undefined ? null : (
              <Cell className={cx('cell', 'selection')}>
                <Checkbox slot="selection" />
              </Cell>
            )}
            {columns.map((column) => (
              <Cell key={column.id} className={cx('cell', column.align === 'end' && 'end')}>
                {column.render(item)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  );
}

function selectionProps<Item>({ items, getId, selectedIds, onSelectionChange }: TableProps<Item>) {
  if (onSelectionChange === undefined) return {};
  return {
    selectionMode: 'multiple' as const,
    selectionBehavior: 'toggle' as const,
    selectedKeys: selectedIds ?? new Set<string>(),
    onSelectionChange: (selection: Selection) => {
      const ids = selection === 'all' ? items.map(getId) : [...selection].map(String);
      onSelectionChange(new Set(ids));
    },
  };
}

export interface DescriptionItem {
  readonly term: ReactNode;
  readonly value: ReactNode;
}

/** Terms and their values, on one hairline each. */
export function DescriptionList({ items }: { readonly items: readonly DescriptionItem[] }) {
  return (
    <dl className={cx('descriptions')}>
      {items.map((item, index) => (
        <div key={index} className={cx('description')}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
