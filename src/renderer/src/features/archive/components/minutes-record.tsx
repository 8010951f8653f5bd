import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionOutcome, outcomeWord, statesResult } from '../../../../../domain/minutes/stated-result.ts';
import type { ArchivedMinutes } from '../../../../../shared/areas/archive.ts';
import type { ExternalDocumentView } from '../../../../../shared/areas/passage/lock.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FileDialog } from '../../../lib/file-dialog.tsx';
import type { GivenFile } from '../../../lib/file-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, DescriptionList, Section, bindClasses } from '../../../ui/index.ts';
import styles from '../archive.module.css';
import { Digest, DigestList } from './digest-list.tsx';
import { OutcomeMark } from './outcome-mark.tsx';
import type { OutcomeMarkProps } from './outcome-mark.tsx';
import { SignatureList } from './signature-list.tsx';
import { testName } from '../../../lib/test-name.ts';

const cx = bindClasses(styles);

interface Stated extends OutcomeMarkProps {
  readonly isDecision: boolean;
  /** Id of the bloc that it is for, where the test gives one for each. */
  readonly bloc: readonly string[];
}

/** What the jury gave, in the certification's words where the minutes hold them. */
function stated({ content, row }: ArchivedMinutes): readonly Stated[] {
  const { outcome, status } = row;
  if (!statesResult(content)) return [{ outcome, status, isDecision: false, bloc: [] }];
  const isDecision = content.test.isDeciding;
  const { blocs } = content.result;
  if (blocs.length === 0)
    return [{ outcome, status, isDecision, bloc: [], words: outcomeWord(content, content.result.outcome) }];
  return blocs.map((bloc) => ({
    outcome: decisionOutcome(bloc.outcome),
    status,
    isDecision,
    bloc: [bloc.blocId],
    words: outcomeWord(content, bloc.outcome),
  }));
}

/** What the archive holds about the document beside its pages. */
export function MinutesRecord({ minutes }: { readonly minutes: ArchivedMinutes }) {
  const { t } = useTranslation(['archive', 'common']);
  const { dateTime } = useFormats();
  const { row, content, external, signatures } = minutes;
  return (
    <>
      <Section title={t('read.facts')}>
        <DescriptionList
          items={[
            ...stated(minutes).map(({ bloc, isDecision, ...given }) => ({
              term: [t(isDecision ? 'read.decision' : 'read.outcome'), ...bloc].join(', '),
              value: <OutcomeMark {...given} />,
            })),
            { term: t('read.status'), value: t(`common:status.${row.status}`) },
            { term: t('read.session'), value: row.sessionTitle },
            {
              term: t('read.test'),
              value: (
                <span lang={'language' in content.certification ? content.certification.language : 'fr'}>
                  {testName(row)}
                </span>
              ),
            },
            { term: t('read.revision'), value: content.revision },
            { term: t('read.archivedAt'), value: dateTime(row.archivedAt) },
          ]}
        />
      </Section>
      <SignatureList signatures={signatures} />
      <PaperScans minutes={minutes} />
      <ExternalDocuments documents={external} />
      <DigestList document={minutes} />
    </>
  );
}

/** Sheets of paper that were scanned: read beside the pages that name them. */
function PaperScans({ minutes: { content, row } }: { readonly minutes: ArchivedMinutes }) {
  const { t } = useTranslation('archive');
  const { fileSize } = useFormats();
  const [shown, setShown] = useState<GivenFile | null>(null);
  const read = useWrite(
    (jurorId: string) => api.archive.scan({ minutesId: row.minutesId, jurorId }),
    undefined,
    { onDone: setShown },
  );
  const grids = 'paperGrids' in content ? (content.paperGrids ?? []) : [];
  const scans = grids.flatMap(({ jurorId, scan }) => (scan === null ? [] : [{ jurorId, ...scan }]));
  if (scans.length === 0) return null;
  return (
    <Section title={t('scans.title')} description={t('scans.text')}>
      <ul className={cx('signatures')}>
        {scans.map(({ byteCount, jurorId, name, sha256 }) => {
          const member = content.members.find(({ id }) => id === jurorId)?.name ?? jurorId;
          return (
            <li key={jurorId}>
              <strong>{member}</strong>
              <span>
                {name} · {fileSize(byteCount)}
              </span>
              <div>
                <Button
                  aria-label={t('scans.readOf', { name: member })}
                  onPress={() => {
                    read.mutate(jurorId);
                  }}
                >
                  {t('scans.read')}
                </Button>
              </div>
              <Digest value={sha256} />
            </li>
          );
        })}
      </ul>
      <ErrorNotice error={read.error} />
      {shown === null ? null : (
        <FileDialog
          file={shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </Section>
  );
}

/** Files signed outside: they hold signatures that the pages do not. */
function ExternalDocuments({ documents }: { readonly documents: readonly ExternalDocumentView[] }) {
  const { t } = useTranslation(['rectification', 'minutes']);
  const { dateTime, fileSize, list } = useFormats();
  if (documents.length === 0) return null;
  return (
    <Section title={t('archive.external')}>
      <ul className={cx('signatures')}>
        {documents.map(({ attachedAt, attachedBy, byteCount, documentId, kind, members, name, sha256 }) => (
          <li key={documentId}>
            <strong>{list(members.map((member) => member.name))}</strong>
            <span>{name}</span>
            <span>
              {t('minutes:outside.facts', {
                kind: t(`minutes:outside.kind.${kind}`),
                size: fileSize(byteCount),
                date: dateTime(attachedAt),
                name: attachedBy,
              })}
            </span>
            <Digest value={sha256} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
