import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Disclosure as AriaDisclosure,
  DisclosurePanel,
  Heading,
} from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import styles from './disclosure.module.css';
import { Glyph } from './glyph.tsx';

const cx = bindClasses(styles);

export interface DisclosureProps {
  readonly title: ReactNode;
  /** Kept visible at the right of the folded line: a state, a count. */
  readonly aside?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly isExpanded?: boolean;
  readonly defaultExpanded?: boolean;
  readonly onExpandedChange?: (isExpanded: boolean) => void;
  readonly children: ReactNode;
}

/** One line that opens on its detail. */
export function Disclosure({ title, aside, level = 3, children, ...rest }: DisclosureProps) {
  return (
    <AriaDisclosure {...rest} className={cx('disclosure')}>
      <div className={cx('line')}>
        <Heading level={level} className={cx('heading')}>
          <AriaButton slot="trigger" className={cx('trigger')}>
            <span className={cx('chevron')}>
              <Glyph name="forward" size={16} />
            </span>
            <span>{title}</span>
          </AriaButton>
        </Heading>
        {aside}
      </div>
      <DisclosurePanel className={cx('panel')}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
