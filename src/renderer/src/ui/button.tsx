import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, Link, ToggleButton as AriaToggleButton } from 'react-aria-components';
import type {
  ButtonProps as AriaButtonProps,
  LinkProps as AriaLinkProps,
  ToggleButtonProps as AriaToggleButtonProps,
} from 'react-aria-components';
import styles from './button.module.css';
import { bindClasses } from './class-names.ts';
import { Kbd } from './kbd.tsx';

const cx = bindClasses(styles);

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'regular' | 'large';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Key that does the same, drawn at the end of the label. */
  readonly keyHint?: string | undefined;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = 'secondary',
  size = 'regular',
  icon,
  keyHint,
  isPending = false,
  type = 'button',
  onPress,
  children,
  ...rest
}: ButtonProps) {
  // React Aria's own pending state announces a progress bar inside the button, by its id: there is none, and the
  // button often leaves with its screen, so that the announcement would point at nothing.
  const action = isPending ? { 'aria-disabled': 'true' as const } : onPress === undefined ? {} : { onPress };
  return (
    <AriaButton
      {...rest}
      {...action}
      type={isPending ? 'button' : type}
      className={cx('button', variant, size)}
    >
      {icon}
      <span>{children}</span>
      {keyHint === undefined ? null : <Kbd>{keyHint}</Kbd>}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** Name for assistive technology; show it with a `Tooltip` as well. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly variant?: ButtonVariant;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className={cx('button', 'icon', variant)}>
      {icon}
    </AriaButton>
  );
}

export interface LinkButtonProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** A link (it goes somewhere) with the look of a button. */
export function LinkButton({ variant = 'secondary', size = 'regular', children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cx('button', variant, size)}>
      <span>{children}</span>
    </Link>
  );
}

export interface ToggleButtonProps extends Omit<AriaToggleButtonProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

export function ToggleButton({ children, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggleButton {...rest} className={cx('button', 'secondary', 'toggle')}>
      <span>{children}</span>
    </AriaToggleButton>
  );
}
