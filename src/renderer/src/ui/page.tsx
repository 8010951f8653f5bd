import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { bindClasses } from './class-names.ts';
import styles from './page.module.css';

const cx = bindClasses(styles);

export interface PageProps {
  readonly title: ReactNode;
  /** One or two sentences under the title. */
  readonly lede?: ReactNode;
  readonly breadcrumb?: ReactNode;
  /** Secondary actions, right of the title. */
  readonly actions?: ReactNode;
  /** The screen's one primary action, a `PrimaryBar`; it keeps its place at the bottom right. */
  readonly primary?: ReactNode;
  /** `reading` keeps to the text measure, `wide` uses the whole window. */
  readonly width?: 'reading' | 'regular' | 'wide';
  readonly children: ReactNode;
}

export function Page({ title, lede, breadcrumb, actions, primary, width = 'regular', children }: PageProps) {
  return (
    <div className={cx('page', width)}>
      <div className={cx('scroll')}>
        <div className={cx('inner')}>
          {breadcrumb === undefined ? null : <div className={cx('breadcrumb')}>{breadcrumb}</div>}
          <div className={cx('head')}>
            <div>
              <h1 className={cx('title')}>{title}</h1>
              {lede === undefined ? null : <p className={cx('lede')}>{lede}</p>}
            </div>
            {actions === undefined ? null : <div className={cx('actions')}>{actions}</div>}
          </div>
          {children}
        </div>
      </div>
      {primary}
    </div>
  );
}

export interface PrimaryBarProps {
  /** Named by its effect: "Sceller ma grille". */
  readonly label: string;
  readonly onPress: () => void;
  /** What is missing, one short line each. A non-empty list holds the action back. */
  readonly blockers?: readonly string[];
  /** Said before the blockers, for example "Il manque". */
  readonly blockersTitle?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly keyHint?: string | undefined;
  /** A word beside the action when nothing blocks it. */
  readonly note?: ReactNode;
  readonly secondary?: ReactNode;
}

/**
 * The primary action with what blocks it beside it. A blocked button stays focusable, so that keyboard and
 * screen reader users reach it and hear the reason.
 */
export function PrimaryBar({
  label,
  onPress,
  blockers = [],
  blockersTitle,
  isDisabled = false,
  isPending = false,
  keyHint,
  note,
  secondary,
}: PrimaryBarProps) {
  const reasonId = useId();
  const isBlocked = isDisabled || blockers.length > 0;
  const hasReason = blockers.length > 0 || note !== undefined;
  return (
    <div className={cx('bar')} data-print="hidden">
      <div className={cx('barInner')}>
        <div className={cx('secondary')}>{secondary}</div>
        <div id={reasonId} className={cx('reason')}>
          {blockers.length > 0 ? <Blockers title={blockersTitle} blockers={blockers} /> : note}
        </div>
        <Button
          variant="primary"
          size="large"
          keyHint={keyHint}
          isPending={isPending}
          {...(isBlocked ? { 'aria-disabled': 'true' as const } : {})}
          {...(hasReason ? { 'aria-describedby': reasonId } : {})}
          onPress={() => {
            if (!isBlocked) onPress();
          }}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}

function Blockers({
  title,
  blockers,
}: {
  readonly title: string | undefined;
  readonly blockers: readonly string[];
}) {
  return (
    <>
      {title === undefined ? null : <span className={cx('reasonTitle')}>{title}</span>}
      <ul className={cx('blockers')}>
        {blockers.map((blocker) => (
          <li key={blocker}>{blocker}</li>
        ))}
      </ul>
    </>
  );
}

export interface SectionProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Heading level, so that the outline stays right wherever the section stands. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A titled part of a page, under a hairline. */
export function Section({ title, description, actions, level = 2, children }: SectionProps) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={cx('section')} aria-labelledby={titleId}>
      <div className={cx('sectionHead')}>
        <Heading id={titleId}>{title}</Heading>
        {actions === undefined ? null : <div className={cx('actions')}>{actions}</div>}
      </div>
      {description === undefined ? null : <p className={cx('sectionText')}>{description}</p>}
      {children}
    </section>
  );
}
