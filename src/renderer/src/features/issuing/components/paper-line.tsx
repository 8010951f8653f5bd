import { useTranslation } from 'react-i18next';
import type { PaperView } from '../../../../../shared/areas/issuing.ts';
import { Badge, Button, Inline, bindClasses } from '../../../ui/index.ts';
import styles from '../issuing.module.css';

const cx = bindClasses(styles);

export interface PaperLineProps {
  readonly paper: PaperView;
  readonly name: string;
  readonly onOpen: () => void;
}

/** One paper of a candidate: issued, to be issued, or why it is not. */
export function PaperLine({ name, onOpen, paper }: PaperLineProps) {
  const { t } = useTranslation('issuing');
  const { duplicateCount, issued, kind, label, refusal } = paper;
  const title = t(`kind.${kind}`, { bloc: label });
  if (issued === null && refusal !== null)
    return (
      <li className={cx('paper')}>
        <span className={cx('title')}>{title}</span>
        <Inline>
          <Badge>{t(`refusal.${refusal}`)}</Badge>
        </Inline>
      </li>
    );
  return (
    <li className={cx('paper')}>
      <Inline>
        <Button variant="quiet" onPress={onOpen} aria-label={t('openPaper', { title, name })}>
          {title}
        </Button>
      </Inline>
      <Inline>
        {issued === null ? (
          <Badge tone="caution">{t('toIssue')}</Badge>
        ) : (
          <Badge tone="accent">{t('issued', { number: issued.number })}</Badge>
        )}
        {duplicateCount === 0 ? null : <Badge>{t('duplicates', { count: duplicateCount })}</Badge>}
        {issued !== null && refusal !== null ? (
          <Badge tone={refusal === 'issued-already' ? 'plain' : 'danger'}>{t(`refusal.${refusal}`)}</Badge>
        ) : null}
      </Inline>
    </li>
  );
}
