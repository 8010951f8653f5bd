import { useTranslation } from 'react-i18next';
import { DescriptionList, Disclosure, bindClasses } from '../../../ui/index.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

export interface DigestListProps {
  readonly document: {
    readonly contentDigest: string;
    readonly pdfSha256: string;
    readonly jsonSha256: string;
  };
}

/** The digests of an archived document, folded. */
export function DigestList({ document }: DigestListProps) {
  const { t } = useTranslation('archive');
  return (
    <Disclosure title={t('read.digests')} level={2}>
      <DescriptionList
        items={[
          { term: t('read.content'), value: <Digest value={document.contentDigest} /> },
          { term: t('read.pdf'), value: <Digest value={document.pdfSha256} /> },
          { term: t('read.json'), value: <Digest value={document.jsonSha256} /> },
        ]}
      />
    </Disclosure>
  );
}

export function Digest({ value }: { readonly value: string }) {
  return <code className={cx('digest')}>{value}</code>;
}
