import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../../shared/areas/preparation/sessions.ts';
import type { CeremonyDocument } from '../../../../shared/areas/session-minutes.ts';
import { Loaded, LoadedScreen } from '../../lib/loaded.tsx';
import { PdfPages } from '../../lib/pdf-viewer/index.ts';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, FieldGrid, Page, Progress, Section, Select, bindClasses } from '../../ui/index.ts';
import { SessionBreadcrumb } from '../preparation/index.ts';
import { useSession } from '../preparation/queries.ts';
import { CeremonyForm } from './components/ceremony-form.tsx';
import { useDocumentPages, useDocumentsToSign } from './queries.ts';
import styles from './session-minutes.module.css';

const cx = bindClasses(styles);

/** A member reads the documents of the day, each to its last page, then signs all of them. */
export function CeremonyScreen({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('session-minutes');
  const query = useSession(sessionId);
  useDocumentTitle(t('ceremony.title'));
  return (
    <LoadedScreen query={query} title={t('ceremony.title')}>
      {(session) => <Ceremony session={session} />}
    </LoadedScreen>
  );
}

function Ceremony({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('session-minutes');
  const [jurorId, setJurorId] = useState<string | null>(null);
  const query = useDocumentsToSign(session.id, jurorId);
  return (
    <Page
      title={t('ceremony.title')}
      lede={t('ceremony.lede')}
      width="wide"
      breadcrumb={<SessionBreadcrumb session={session} />}
    >
      <FieldGrid>
        <Select
          label={t('ceremony.member')}
          placeholder={t('ceremony.choose')}
          options={session.members.map(({ id, name }) => ({ id, label: name }))}
          value={jurorId}
          onChange={setJurorId}
        />
      </FieldGrid>
      {jurorId === null ? null : (
        <Loaded query={query}>
          {(documents) => (
            <Documents key={jurorId} sessionId={session.id} jurorId={jurorId} documents={documents} />
          )}
        </Loaded>
      )}
    </Page>
  );
}

interface DocumentsProps {
  readonly sessionId: string;
  readonly jurorId: string;
  readonly documents: readonly CeremonyDocument[];
}

/** The list beside the pages of one; the form opens once each was shown to its end. */
function Documents({ documents, jurorId, sessionId }: DocumentsProps) {
  const { t } = useTranslation('session-minutes');
  const [shown, setShown] = useState<readonly string[]>([]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const open = documents.find(({ id }) => id === chosenId) ?? documents[0];
  const read = documents.filter(({ contentDigest }) => shown.includes(contentDigest));
  if (open === undefined) return <p className={cx('note')}>{t('ceremony.none')}</p>;
  return (
    <div className={cx('columns')}>
      <DocumentPages
        key={open.contentDigest}
        document={open}
        onEnd={() => {
          setShown((before) =>
            before.includes(open.contentDigest) ? before : [...before, open.contentDigest],
          );
        }}
      />
      <div className={cx('side')}>
        <Section title={t('ceremony.documents')}>
          <Progress
            label={t('ceremony.progress')}
            value={read.length}
            max={documents.length}
            valueLabel={t('ceremony.count', { shown: read.length, total: documents.length })}
          />
          <ul className={cx('list')}>
            {documents.map((document) => (
              <li key={document.contentDigest} className={cx('item')}>
                <strong>{document.number}</strong>
                <span>{document.title}</span>
                <span className={cx('note')}>
                  {t(shown.includes(document.contentDigest) ? 'ceremony.shown' : 'ceremony.toRead')}
                </span>
                {document === open ? null : (
                  <Button
                    onPress={() => {
                      setChosenId(document.id);
                    }}
                  >
                    {t('ceremony.read', { number: document.number })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
        {read.length < documents.length ? (
          <p className={cx('note')}>{t('ceremony.rest')}</p>
        ) : (
          <CeremonyForm sessionId={sessionId} jurorId={jurorId} documents={documents} />
        )}
      </div>
    </div>
  );
}

interface DocumentPagesProps {
  readonly document: CeremonyDocument;
  readonly onEnd: () => void;
}

function DocumentPages({ document, onEnd }: DocumentPagesProps) {
  const query = useDocumentPages(document);
  return (
    <Loaded query={query}>
      {(bytes) => <PdfPages bytes={bytes} label={document.number} onEnd={onEnd} />}
    </Loaded>
  );
}
