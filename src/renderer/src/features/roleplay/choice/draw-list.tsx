import { useTranslation } from 'react-i18next';
import type { PoolSubject } from '../../../../../shared/areas/roleplay.ts';
import { Checkbox, Glyph, Stack, Switch, TextField, bindClasses } from '../../../ui/index.ts';
import styles from '../roleplay.module.css';
import { isInDraw, standingId } from './choice-draft.ts';
import { useExclusionText } from './exclusion-text.ts';
import type { WayProps } from './way.ts';

const cx = bindClasses(styles);

export type DrawListProps = Pick<WayProps, 'draft' | 'onChange' | 'view'>;

/** The subjects that may come up, those that are barred and why; the jury may set more of them aside. */
export function DrawList({ view, draft, onChange }: DrawListProps) {
  const { t } = useTranslation('roleplay');
  const standing = standingId(view);
  const isSettled = ({ id, isEligible, isRepeat }: PoolSubject) =>
    id === standing || !(isEligible || (isRepeat && draft.isRepeatAllowed));
  const open = view.pool.filter((subject) => !isSettled(subject));
  const barred = view.pool.filter(isSettled);
  const count = view.pool.filter((subject) => isInDraw(subject, draft, standing)).length;
  return (
    <Stack>
      <div>
        <h3 className={cx('listTitle')}>{t('draw.pool', { count })}</h3>
        <ul className={cx('pool')}>
          {open.map((subject) => (
            <OpenSubject key={subject.id} subject={subject} draft={draft} onChange={onChange} />
          ))}
        </ul>
      </div>
      {barred.length === 0 ? null : (
        <div>
          <h3 className={cx('listTitle')}>{t('draw.barred', { count: barred.length })}</h3>
          <ul className={cx('pool')}>
            {barred.map((subject) => (
              <BarredSubject key={subject.id} subject={subject} isStanding={subject.id === standing} />
            ))}
          </ul>
        </div>
      )}
      {view.pool.some(({ isRepeat }) => isRepeat) ? (
        <Switch
          isSelected={draft.isRepeatAllowed}
          onChange={(isRepeatAllowed) => {
            onChange({ isRepeatAllowed });
          }}
        >
          {t('repeat.allow')}
        </Switch>
      ) : null}
      {draft.isRepeatAllowed ? (
        <TextField
          label={t('repeat.reason')}
          value={draft.repeatReason}
          maxLength={4_000}
          onChange={(repeatReason) => {
            onChange({ repeatReason });
          }}
        />
      ) : null}
    </Stack>
  );
}

function OpenSubject({
  subject: { id, title },
  draft: { setAside },
  onChange,
}: { readonly subject: PoolSubject } & Pick<DrawListProps, 'draft' | 'onChange'>) {
  const { t } = useTranslation('roleplay');
  const reason = setAside[id];
  return (
    <li className={cx('poolLine')}>
      <Checkbox
        isSelected={reason === undefined}
        onChange={(isIn) => {
          const others = Object.entries(setAside).filter(([other]) => other !== id);
          onChange({ setAside: Object.fromEntries(isIn ? others : [...others, [id, '']]) });
        }}
      >
        <span lang="fr">{title}</span>
      </Checkbox>
      {reason === undefined ? null : (
        <TextField
          label={t('draw.setAsideReason')}
          value={reason}
          maxLength={4_000}
          onChange={(text) => {
            onChange({ setAside: { ...setAside, [id]: text } });
          }}
        />
      )}
    </li>
  );
}

function BarredSubject({
  subject,
  isStanding,
}: {
  readonly subject: PoolSubject;
  readonly isStanding: boolean;
}) {
  const { t } = useTranslation('roleplay');
  const exclusionText = useExclusionText();
  return (
    <li className={cx('barredLine')}>
      <Glyph name="close" size={16} />
      <span>
        <span lang="fr">{subject.title}</span>
        <span className={cx('soft')}>
          {isStanding ? t('pick.standing') : subject.exclusions.map(exclusionText).join(' · ')}
        </span>
      </span>
    </li>
  );
}
