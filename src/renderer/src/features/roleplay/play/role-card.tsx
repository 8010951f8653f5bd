import { useTranslation } from 'react-i18next';
import type { JurorCard } from '../../../../../domain/roleplay/juror-cards.ts';
import type { SubjectMove } from '../../../../../domain/roleplay/subject.schema.ts';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { Disclosure, bindClasses } from '../../../ui/index.ts';
import type { Stamps } from '../hooks/use-stamps.ts';
import { MoveRow } from './move-row.tsx';
import { moveTiming } from './move-timing.ts';
import styles from './play.module.css';

const cx = bindClasses(styles);

/** What a card of the play works on. */
export interface PlayProps {
  readonly view: RoleplayView;
  /** Time played, in milliseconds; null while no play is in progress. */
  readonly playedMs: number | null;
  readonly stamps: Stamps;
}

/** What the rows of a card need of it. */
export interface CardPlay extends Pick<PlayProps, 'playedMs'> {
  readonly view: Pick<RoleplayView, 'isOpen' | 'timeline'>;
  readonly stamps: Pick<Stamps, 'give' | 'takeBack'>;
  /** A member's own marks, on their own device, instead of the jury's stamps. */
  readonly own?: OwnTicks;
}

export interface OwnTicks {
  readonly has: (moveId: string) => boolean;
  readonly set: (moveId: string, isTicked: boolean) => void;
}

/** A card: read from its brief before the play; in play, from the moves to bring up and what must not come out. */
export function RoleCard({ card: { role, customer }, ...play }: CardPlay & { readonly card: JurorCard }) {
  const { t } = useTranslation(['roleplay', 'subjects']);
  const brief = (
    <p className={cx('brief')} lang="fr">
      {role.brief}
    </p>
  );
  return (
    <div className={cx('card')}>
      {play.playedMs === null ? brief : null}
      {role.moves.length === 0 ? null : (
        <>
          <h3 className={cx('small')}>{t('subjects:read.moves')}</h3>
          <Moves {...play} moves={role.moves} />
        </>
      )}
      {role.mustNotSay.length === 0 ? null : (
        <div className={cx('forbidden')}>
          <h3 className={cx('small')}>{t('subjects:read.mustNotSay')}</h3>
          <TextList lines={role.mustNotSay} />
        </div>
      )}
      {play.playedMs === null ? null : brief}
      {role.knows.length === 0 ? null : (
        <>
          <h3 className={cx('small')}>{t('subjects:read.knows')}</h3>
          <TextList lines={role.knows} />
        </>
      )}
      <CustomerToLookUp customer={customer} />
    </div>
  );
}

function CustomerToLookUp({ customer }: Pick<JurorCard, 'customer'>) {
  const { t } = useTranslation(['roleplay', 'subjects']);
  return (
    <Disclosure title={t('card.customer')}>
      <p lang="fr">
        <strong>{customer.name}</strong>, {customer.role}, {customer.company}
      </p>
      <TextList lines={[...customer.motives, ...customer.history]} />
      {customer.disability === undefined ? null : (
        <>
          <h4 className={cx('small')}>{t('subjects:read.disability')}</h4>
          <p lang="fr">{customer.disability.situation}</p>
          <h4 className={cx('small')}>{t('subjects:read.adaptation')}</h4>
          <p lang="fr">{customer.disability.expectedAdaptation}</p>
        </>
      )}
    </Disclosure>
  );
}

/** Planned moves as large rows to tick, in the order of the card. */
export function Moves({
  moves,
  view: { isOpen, timeline },
  playedMs,
  stamps,
  own,
}: CardPlay & { readonly moves: readonly SubjectMove[] }) {
  return (
    <ul className={cx('moves')}>
      {moves.map((move) => {
        const stamp = timeline.find(({ kind, targetId }) => kind === 'move' && targetId === move.id) ?? null;
        return (
          <MoveRow
            key={move.id}
            move={move}
            timing={moveTiming(move.moment, playedMs, timeline)}
            stamp={stamp}
            {...(own === undefined
              ? {}
              : {
                  own: {
                    isTicked: own.has(move.id),
                    onChange: (isTicked: boolean) => {
                      own.set(move.id, isTicked);
                    },
                  },
                })}
            {...(playedMs === null
              ? {}
              : {
                  onStamp: () => {
                    stamps.give('move', move.id);
                  },
                })}
            {...(stamp === null || !isOpen
              ? {}
              : {
                  onUndo: () => {
                    stamps.takeBack(stamp.id);
                  },
                })}
          />
        );
      })}
    </ul>
  );
}

function TextList({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={cx('lines')} lang="fr">
      {lines.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
