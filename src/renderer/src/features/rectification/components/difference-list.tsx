import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../../domain/minutes/minutes.schema.ts';
import { Badge, Button, bindClasses } from '../../../ui/index.ts';
import type { DifferenceWords } from '../rectifiable.ts';
import styles from '../rectification.module.css';

const cx = bindClasses(styles);

export interface DifferenceListProps {
  /** Over the content before the corrections. */
  readonly words: DifferenceWords;
  readonly differences: readonly Difference[];
  /** Left out once the content is locked. */
  readonly onRemove?: (path: string) => void;
}

/** Each mention before and after, as the rectification prints it. */
export function DifferenceList({ differences, onRemove, words }: DifferenceListProps) {
  const { t } = useTranslation('rectification');
  return (
    <table className={cx('differences')}>
      <thead>
        <tr>
          <th scope="col">{t('differences.column.mention')}</th>
          <th scope="col">{t('differences.column.before')}</th>
          <th scope="col">{t('differences.column.after')}</th>
          {onRemove === undefined ? null : (
            <th scope="col">
              <span className={cx('hidden')}>{t('differences.column.action')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const { after, before, path } = difference;
          const name = words.nameOfDifference(difference);
          const isDerived = words.isDerived(difference);
          return (
            <tr key={path}>
              <th scope="row">
                {name} {isDerived ? <Badge>{t('derived.follows')}</Badge> : null}
              </th>
              <td className={cx('before')}>{words.valueOf(path, before)}</td>
              <td className={cx('after')}>{words.valueOf(path, after)}</td>
              {onRemove === undefined ? null : (
                <td className={cx('action')}>
                  {isDerived ? null : (
                    <Button
                      variant="quiet"
                      aria-label={t('differences.removeOf', { mention: name })}
                      onPress={() => {
                        onRemove(path);
                      }}
                    >
                      {t('differences.remove')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
