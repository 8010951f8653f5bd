import { useRef } from 'react';
import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { bindClasses } from './class-names.ts';
import styles from './jump-list.module.css';

const cx = bindClasses(styles);

export interface JumpPlace {
  readonly id: string;
  /** Short, as it is spoken of: a number, a code. */
  readonly code: string;
  readonly title: string;
  /** How it stands, as a sign with its name. */
  readonly state: ReactNode;
}

export interface JumpSection {
  readonly id: string;
  /** Null where there is nothing to tell apart. */
  readonly title: string | null;
  readonly places: readonly JumpPlace[];
}

export interface JumpListProps {
  /** What the list is of. */
  readonly label: string;
  /** What the button says: where one is. */
  readonly children: ReactNode;
  readonly keyHint?: string | undefined;
  readonly sections: readonly JumpSection[];
  readonly placeId: string | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onJump: (placeId: string) => void;
}

/** All places of a long work in one sight: arrows and first letters go through them, one press goes there. */
export function JumpList(props: JumpListProps) {
  const { children, isOpen, keyHint, label, onJump, onOpenChange, placeId, sections } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        variant="quiet"
        keyHint={keyHint}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onPress={() => {
          onOpenChange(!isOpen);
        }}
      >
        {children}
      </Button>
      <Popover
        className={cx('popover')}
        triggerRef={trigger}
        placement="bottom start"
        isOpen={isOpen}
        onOpenChange={onOpenChange}
      >
        <AriaDialog className={cx('dialog')} aria-label={label}>
          <ListBox
            className={cx('places')}
            aria-label={label}
            layout="grid"
            selectionMode="single"
            selectedKeys={placeId === null ? [] : [placeId]}
            // Opened to be gone through: the arrows begin where one is.
            // eslint-disable-next-line jsx-a11y-x/no-autofocus
            autoFocus
            onSelectionChange={(keys) => {
              onOpenChange(false);
              // The place where one is already is given back as nothing.
              for (const key of keys) onJump(String(key));
            }}
          >
            {sections.map(({ id, places, title }) => (
              <ListBoxSection
                key={id}
                id={id}
                className={cx('section')}
                {...(title === null ? { 'aria-label': label } : {})}
              >
                {title === null ? null : <Header className={cx('sectionTitle')}>{title}</Header>}
                {places.map((place) => (
                  <Place key={place.id} {...place} />
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
        </AriaDialog>
      </Popover>
    </>
  );
}

function Place({ code, id, state, title }: JumpPlace) {
  return (
    <ListBoxItem id={id} textValue={`${code} ${title}`} className={cx('place')}>
      {state}
      <span className={cx('code')}>{code}</span>
      <span className={cx('title')}>{title}</span>
    </ListBoxItem>
  );
}
