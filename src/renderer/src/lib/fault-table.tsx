import { useTranslation } from 'react-i18next';
import { Table } from '../ui/index.ts';
import { isFaultCode } from './file-faults.ts';
import type { ShownFault } from './file-faults.ts';

export interface FaultTableProps {
  readonly title: string;
  /** Names the table for assistive technology. */
  readonly label: string;
  readonly faults: readonly ShownFault[];
  /** Faults beyond those shown. */
  readonly moreCount?: number;
  /** Sentence for a code that only this kind of file has; null for the common ones. */
  readonly sentenceOf?: (code: string) => string | null;
}

/** Every fault of a refused file, each at its path. */
export function FaultTable({ title, label, faults, moreCount = 0, sentenceOf }: FaultTableProps) {
  const { t } = useTranslation('session');
  const sentence = (code: string) =>
    sentenceOf?.(code) ?? (isFaultCode(code) ? t(`import.fault.${code}`) : null);
  return (
    <div>
      <p>
        <strong>{title}</strong>
      </p>
      <Table
        label={label}
        items={faults}
        getId={(fault) => `${fault.path} ${fault.code} ${fault.message}`}
        columns={[
          {
            id: 'path',
            title: t('import.path'),
            isRowHeader: true,
            render: ({ line, path }) => (
              <>
                <code>{path === '' ? t('import.root') : path}</code>
                {line === undefined ? null : `, ${t('import.line', { line })}`}
              </>
            ),
          },
          {
            id: 'reason',
            title: t('import.reason'),
            render: (fault) => <FaultReason sentence={sentence(fault.code)} message={fault.message} />,
          },
        ]}
      />
      {moreCount > 0 ? <p>{t('import.moreFaults', { count: moreCount })}</p> : null}
    </div>
  );
}

interface FaultReasonProps {
  readonly sentence: string | null;
  readonly message: string;
}

/** The reader's reasons are precise but in French; another language gets its own sentence before them. */
function FaultReason({ sentence, message }: FaultReasonProps) {
  const { i18n } = useTranslation();
  const reason = <span lang="fr">{message}</span>;
  if (sentence === null || (i18n.language === 'fr' && message !== '')) return reason;
  if (message === '') return sentence;
  return (
    <>
      {sentence} ({reason})
    </>
  );
}
