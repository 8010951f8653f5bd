import { useTranslation } from 'react-i18next';
import type { Difference, MinutesContent } from '../../../../../domain/minutes/minutes.schema.ts';
import { Badge, Button, bindClasses } from '../../../ui/index.ts';
import { useMentionWords } from '../hooks/use-mention-words.ts';
import styles from '../rectification.module.css';

const cx = bindClasses(styles);

export interface DifferenceListProps {
  /** Content before the corrections. */
  readonly content: MinutesContent;
  readonly differences: readonly Difference[];
  /** Left out once the content is locked. */
  readonly onRemove?: (path: string) => void;
}

/** Each mention before and after, as the rectification prints it. */
export function DifferenceList({ content, differences, onRemove }: DifferenceListProps) {
  const { t } = useTranslation('rectification');
  const words = useMentionWords(content);
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
