import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AnnexCheck, CitedCheck, CitedState } from '../../../../../shared/areas/session-minutes.ts';
import { Disclosure, Glyph, Notice, Section, Stack, bindClasses } from '../../../ui/index.ts';
import type { GlyphName } from '../../../ui/index.ts';
import { ReceivedFilesField } from '../../received/index.ts';
import { useVerifyAnnex } from '../hooks/use-session-minutes-writes.ts';
import styles from '../session-minutes.module.css';
import { ArchivedSessionLink } from './session-archive-breadcrumb.tsx';

const cx = bindClasses(styles);

const GLYPHS: Readonly<Record<CitedState, GlyphName>> = {
  given: 'check',
  other: 'caution',
  altered: 'close',
  missing: 'minus',
};

export interface AnnexSectionProps {
  readonly sessionMinutesId: string;
  /** Undefined while it is read. */
  readonly annex: readonly CitedCheck[] | undefined;
}

/** The minutes that these stand on, each with the document that was found for it here or in files of other places. */
export function AnnexSection({ annex, sessionMinutesId }: AnnexSectionProps) {
  const { t } = useTranslation('session-minutes');
  const check = useVerifyAnnex();
  const shown = check.result?.annex ?? annex;
  if (shown === undefined) return null;
  const found = shown.filter(({ state }) => state === 'given').length;
  const isWrong = shown.some(({ state }) => state === 'altered' || state === 'other');
  return (
    <Section title={t('annex.title')}>
      <Stack gap="1">
        {shown.length === 0 ? (
          <p>{t('annex.empty')}</p>
        ) : (
          <p role="status">{t('annex.found', { count: shown.length, found })}</p>
        )}
        {isWrong ? (
          <Notice tone="danger" isLive>
            {t('annex.wrong')}
          </Notice>
        ) : null}
        <ul className={cx('list')}>
          {shown.map((cited) => (
            <Cited key={cited.digest} cited={cited} />
          ))}
        </ul>
        {shown.length === 0 ? null : (
          <Disclosure title={t('annex.elsewhere')}>
            <Stack gap="1">
              <ReceivedFilesField
                label={t('annex.files')}
                description={t('annex.note')}
                task="annex-check"
                work={check}
                onStart={() => undefined}
                onFiles={(files) => {
                  check.write({ sessionMinutesId, files });
                }}
              />
              {check.result === undefined ? null : <Checked report={check.result} />}
            </Stack>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

/** Opened in the archive where it is of here. */
function Cited({ cited }: { readonly cited: CitedCheck }) {
  const { t } = useTranslation('session-minutes');
  const { archivedId, candidate, kind, number, place, state, testTitle } = cited;
  const about = [candidate, testTitle].filter((text) => text !== '').join(', ');
  return (
    <li className={cx('item', state)}>
      <span>
        {archivedId === null ? (
          <strong>{number}</strong>
        ) : kind === 'session-minutes' ? (
          <ArchivedSessionLink minutes={{ sessionMinutesId: archivedId, number }} />
        ) : (
          <Link to="/archive/$minutesId" params={{ minutesId: archivedId }}>
            {number}
          </Link>
        )}
      </span>
      <span className={cx('note')}>{about === '' ? t(`annex.kind.${kind}`) : about}</span>
      <span className={cx('state')}>
        <Glyph name={GLYPHS[state]} size={18} />
        <span>
          {t(`annex.state.${state}`)}
          {place === null ? '' : `, ${t(`annex.place.${place}`)}`}
        </span>
      </span>
    </li>
  );
}

/** What the files were good for. */
function Checked({ report: { annex, isStopped, unread } }: { readonly report: AnnexCheck }) {
  const { t } = useTranslation('session-minutes');
  const count = annex.filter(({ place }) => place === 'files').length;
  return (
    <>
      <Notice tone={unread.length > 0 || isStopped ? 'caution' : 'success'} isLive>
        {[t('annex.checked', { count }), ...(isStopped ? [t('annex.stopped')] : [])].join(' ')}
      </Notice>
      {unread.length === 0 ? null : (
        <Notice tone="caution">{t('annex.unread', { names: unread.join(', ') })}</Notice>
      )}
    </>
  );
}
