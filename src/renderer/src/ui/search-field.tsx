import type { Ref } from 'react';
import { Button as AriaButton, Input, SearchField as AriaSearchField } from 'react-aria-components';
import type { SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import { Glyph } from './glyph.tsx';
import styles from './search-field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

export interface SearchFieldProps
  extends FieldTexts, Omit<AriaSearchFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Escape empties it; the cross does the same for a finger. */
export function SearchField({
  label,
  description,
  errorMessage,
  optionalLabel,
  placeholder = '',
  inputRef = null,
  ...rest
}: SearchFieldProps) {
  return (
    <AriaSearchField
      {...rest}
      isInvalid={errorMessage !== undefined}
      className={`${fieldCx('field')} ${cx('search')}`}
    >
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <div className={cx('line')}>
        <span className={cx('lens')}>
          <Glyph name="search" size={18} />
        </span>
        <Input className={`${fieldCx('input')} ${cx('input')}`} placeholder={placeholder} ref={inputRef} />
        <AriaButton className={cx('clear')}>
          <Glyph name="close" size={16} />
        </AriaButton>
      </div>
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaSearchField>
  );
}
