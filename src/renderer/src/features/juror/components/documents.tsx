import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { RoomDocument } from '../../../../../shared/areas/room.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { bindClasses, Glyph } from '../../../ui/index.ts';
import { useDocuments } from '../queries.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

/** Minutes that wait for this member's signature, and those that have it. */
export function Documents({ onOpen }: { readonly onOpen: (documentId: string) => void }) {
  const { t } = useTranslation('juror');
  const query = useDocuments();
  return (
    <Loaded query={query}>
      {(documents) =>
        documents.length === 0 ? (
          <p>{t('document.none')}</p>
        ) : (
          <ul className={cx('passages')}>
            {documents.map((each) => (
              <li key={each.documentId}>
                <Line found={each} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

interface LineProps {
  readonly found: RoomDocument;
  readonly onOpen: (documentId: string) => void;
}

function Line({ found, onOpen }: LineProps) {
  const { t } = useTranslation('juror');
  const formats = useFormats();
  const { at, documentId, number, state, title } = found;
  const said =
    state === 'to-sign'
      ? t('document.toSign')
      : at === null
        ? t('document.signed')
        : t('document.signedAt', { time: formats.exactTime(at) });
  return (
    <AriaButton
      className={cx('passage', state === 'to-sign' && 'now')}
      onPress={() => {
        onOpen(documentId);
      }}
    >
      <span>
        <span className={cx('candidate')}>{title}</span> <span className={cx('soft')}>{number}</span>
      </span>
      <span className={cx('soft')}>{said}</span>
      <Glyph name="forward" />
    </AriaButton>
  );
}
