import type { ComponentProps, ReactElement, ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  Focusable,
  Header,
  Heading,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './overlay.module.css';

const cx = bindClasses(styles);

export interface DialogProps {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  /** Buttons, the safe one first. */
  readonly actions: ReactNode;
  /** `alertdialog` cannot be left by a click outside: for what cannot be undone. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly width?: 'regular' | 'wide';
}

/** A modal sheet, for confirming what cannot be undone and for nothing else. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  role = 'alertdialog',
  width = 'regular',
}: DialogProps) {
  return (
    <ModalOverlay
      className={cx('veil')}
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className={cx('modal', width)}>
        <AriaDialog role={role} className={cx('dialog')}>
          <Heading slot="title" className={cx('title')}>
            {title}
          </Heading>
          {children === undefined ? null : <div className={cx('body')}>{children}</div>}
          <div className={cx('actions')}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** It does something, or goes somewhere. */
export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly keyHint?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
} & (
  | { readonly onAction: () => void; readonly href?: undefined }
  | { readonly href: NonNullable<ComponentProps<typeof MenuItem>['href']>; readonly onAction?: undefined }
);

/** Actions under what they concern. */
export interface MenuGroup {
  readonly title: string;
  readonly actions: readonly MenuAction[];
}

export type MenuProps = {
  /** The button that opens the menu: `Button` or `IconButton`. */
  readonly trigger: ReactElement;
  readonly label: string;
} & (
  | { readonly actions: readonly MenuAction[]; readonly groups?: undefined }
  | { readonly groups: readonly MenuGroup[]; readonly actions?: undefined }
);

export function Menu({ trigger, label, actions, groups }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx('popover')} placement="bottom end">
        <AriaMenu className={cx('menu')} aria-label={label}>
          {actions?.map(drawAction)}
          {groups?.map(({ actions: ofGroup, title }) => (
            // Without an id of its own: groups and actions share one space of them.
            <MenuSection key={title} className={cx('group')}>
              <Header className={cx('groupTitle')}>{title}</Header>
              {ofGroup.map(drawAction)}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function drawAction({
  href,
  id,
  isDanger = false,
  isDisabled = false,
  keyHint,
  label,
  onAction,
}: MenuAction) {
  return (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      className={cx('item', isDanger && 'dangerItem')}
      {...(href === undefined ? { onAction } : { href })}
    >
      <span>{label}</span>
      {keyHint === undefined ? null : <Kbd>{keyHint}</Kbd>}
    </MenuItem>
  );
}

export interface TooltipProps {
  readonly text: string;
  readonly keyHint?: string | undefined;
  /** One focusable element: a `Button`, an `IconButton`. */
  readonly children: ReactElement<Record<string, unknown>, string>;
}

/** A hint on hover and on focus; never the only place where something is said. */
export function Tooltip({ text, keyHint, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className={cx('tooltip')} offset={6}>
        {text}
        {keyHint === undefined ? null : <Kbd isSpoken>{keyHint}</Kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
