import type { Key } from 'react-aria-components';
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  Collection,
  ListLayout,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
  Virtualizer,
} from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import { Glyph } from './glyph.tsx';
import styles from './select.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

/** Height of one option before it is drawn, about; those in sight are drawn alone, and measured. */
const OPTION_PX = 44;
/** Options from which those in sight are drawn alone. */
const LONG = 60;

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string | undefined;
}

export interface SelectProps<Id extends string> extends FieldTexts {
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder: string;
  /** What reads further options, once the last ones come in sight; undefined when all are there. */
  readonly more?: { readonly isReading: boolean; readonly read: () => void } | undefined;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

export function Select<Id extends string>({
  label,
  description,
  errorMessage,
  optionalLabel,
  options,
  value,
  onChange,
  placeholder,
  more,
  isDisabled = false,
  isRequired = false,
}: SelectProps<Id>) {
  const choose = (key: Key | null) => {
    const option = options.find((candidate) => candidate.id === key);
    if (option !== undefined) onChange(option.id);
  };
  const isLong = options.length > LONG;
  const list = (
    <ListBox className={cx('list', isLong && 'long')}>
      <Collection items={options}>
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className={cx('option')}>
            {({ isSelected }) => (
              <>
                <span className={cx('tick')}>{isSelected ? <Glyph name="check" size={18} /> : null}</span>
                <span>
                  <Text slot="label">{option.label}</Text>
                  {option.description === undefined ? null : (
                    <Text slot="description" className={cx('optionDescription')}>
                      {option.description}
                    </Text>
                  )}
                </span>
              </>
            )}
          </ListBoxItem>
        )}
      </Collection>
      {more === undefined ? null : <ListBoxLoadMoreItem isLoading={more.isReading} onLoadMore={more.read} />}
    </ListBox>
  );
  return (
    <AriaSelect
      className={`${fieldCx('field')} ${cx('select')}`}
      placeholder={placeholder}
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={errorMessage !== undefined}
    >
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <AriaButton className={`${fieldCx('input')} ${cx('trigger')}`}>
        <SelectValue className={cx('value')} />
        <Glyph name="down" size={18} />
      </AriaButton>
      <FieldFoot description={description} errorMessage={errorMessage} />
      <Popover className={cx('popover')}>
        {isLong ? (
          <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: OPTION_PX }}>
            {list}
          </Virtualizer>
        ) : (
          list
        )}
      </Popover>
    </AriaSelect>
  );
}
