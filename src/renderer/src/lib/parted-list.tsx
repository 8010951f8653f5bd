import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, firstPart, withBefore, withMore } from '../ui/index.ts';
import type { ListPart, PartSize } from '../ui/index.ts';

/** Which part of a list is drawn, and what to press for more of it. */
export function useListPart(size: PartSize) {
  const [part, setPart] = useState<ListPart>(() => firstPart(size));
  return {
    part,
    showMore: () => {
      setPart(withMore(part, size));
    },
    showBefore: () => {
      setPart(withBefore(part, size));
    },
  };
}

export interface PartedListProps {
  /** As `useListPart` gives it. */
  readonly list: ReturnType<typeof useListPart>;
  readonly count: number;
  /** The rows of the part. */
  readonly children: ReactNode;
  readonly moreLabel?: string;
}

/** The drawn part of a list, between what leads to the rest of it. */
export function PartedList({ children, count, list, moreLabel }: PartedListProps) {
  const { t } = useTranslation();
  const { part, showBefore, showMore } = list;
  const shown = Math.min(count, part.offset + part.limit);
  return (
    <>
      {part.offset === 0 ? null : (
        <Button variant="quiet" onPress={showBefore}>
          {t('list.before', { before: part.offset })}
        </Button>
      )}
      {children}
      {shown >= count ? null : (
        <Button variant="quiet" onPress={showMore}>
          {moreLabel ?? t('list.more', { shown, count })}
        </Button>
      )}
    </>
  );
}
