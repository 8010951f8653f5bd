import { Button as AriaButton, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import type { NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import type { FieldTexts } from './field.tsx';
import styles from './field.module.css';
import { Glyph } from './glyph.tsx';

const cx = bindClasses(styles);

export interface NumberFieldProps
  extends FieldTexts, Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {}

/** A number with its two steps; `formatOptions` gives the unit. */
export function NumberField({ label, description, errorMessage, optionalLabel, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} isInvalid={errorMessage !== undefined} className={cx('field')}>
      <FieldHead label={label} optionalLabel={optionalLabel} />
      <Group className={cx('group', 'narrow')}>
        <Input className={cx('input')} />
        <AriaButton slot="decrement" className={cx('affix')}>
          <Glyph name="minus" size={18} />
        </AriaButton>
        <AriaButton slot="increment" className={cx('affix')}>
          <Glyph name="add" size={18} />
        </AriaButton>
      </Group>
      <FieldFoot description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}
