import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { Button, Glyph, IconButton, JumpList, MarkGlyph } from '../../../ui/index.ts';
import type { MarkShape } from '../../../ui/index.ts';
import type { GridSection } from '../hooks/grid-sections.ts';
import type { SheetSeat } from '../hooks/use-seat.ts';
import styles from './grid.module.css';

export interface SheetHeadProps {
  readonly passage: PassageView;
  readonly seat: SheetSeat;
  readonly saved: ReactNode;
  readonly view: GridView;
  readonly sections: readonly GridSection[];
  readonly place: { readonly index: number; readonly openId: string | null };
  readonly isJumping: boolean;
  readonly onJumping: (isJumping: boolean) => void;
  readonly onGoTo: (competenceId: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onLeave: () => void;
}

/** Where one is among the competences, whether everything is saved, the undo of the last entry, the way out of the seat. */
export function SheetHead(props: SheetHeadProps) {
  const { t } = useTranslation('grid');
  const { onLeave, saved, seat, view } = props;
  const isSealed = view.grid.sealedAt !== null;
  const stored =
    seat.pending.length > 0
      ? t('saving')
      : t(seat.refused.length === 0 ? 'saved' : 'notSaved', { count: seat.refused.length });
  const own = isSealed ? t('sealedNote') : stored;
  return (
    <div className={styles['sheetHead']}>
      <Places {...props} />
      <span className={styles['saved']} role="status">
        {saved === undefined ? own : saved}
      </span>
      {isSealed ? null : (
        <Button
          variant="quiet"
          icon={<Glyph name="undo" size={18} />}
          keyHint="Z"
          isDisabled={!seat.canUndo}
          onPress={seat.undo}
        >
          <span aria-hidden>{t('undoShort')}</span>
          <span className={styles['spoken']}>{t('undo')}</span>
        </Button>
      )}
      <Button variant="quiet" onPress={onLeave}>
        {t('leave')}
      </Button>
    </div>
  );
}

/** The way through the competences: the one before, all of them, the next. */
function Places({ isJumping, onGoTo, onJumping, onStep, passage, place, sections, view }: SheetHeadProps) {
  const { t } = useTranslation('grid');
  const count = passage.competences.length;
  const current = passage.competences[place.index];
  if (count < 2 || current === undefined) return null;
  return (
    <div className={styles['places']}>
      <IconButton
        label={t('place.previous')}
        icon={<Glyph name="back" />}
        isDisabled={place.index === 0}
        onPress={() => {
          onStep(-1);
        }}
      />
      <JumpList
        label={t('place.all')}
        keyHint="G"
        sections={sections.map(({ competences, id, title }) => ({
          id,
          title,
          places: competences.map((competence) => {
            const state = view.coverage[competence.id] ?? 'untouched';
            return {
              id: competence.id,
              code: competence.sourceLabel,
              title: competence.statement,
              state: <MarkGlyph sign={SIGN[state]} label={t(`coverage.${state}`)} />,
            };
          }),
        }))}
        placeId={place.openId}
        isOpen={isJumping}
        onOpenChange={onJumping}
        onJump={onGoTo}
      >
        <span className={styles['place']}>
          {t('place.current', { code: current.sourceLabel, rank: place.index + 1, count })}
        </span>
      </JumpList>
      <IconButton
        label={t('place.next')}
        icon={<Glyph name="forward" />}
        isDisabled={place.index === count - 1}
        onPress={() => {
          onStep(1);
        }}
      />
    </div>
  );
}

const SIGN: Readonly<Record<GridView['coverage'][string], MarkShape>> = {
  untouched: 'untouched',
  touched: 'touched',
  marked: 'marked',
};
