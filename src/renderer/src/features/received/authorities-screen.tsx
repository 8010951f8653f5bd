import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForeignAuthorityView } from '../../../../shared/areas/decisions/received.ts';
import { useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { PartedList, useListPart } from '../../lib/parted-list.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, EmptyState, Page, Section, Stack } from '../../ui/index.ts';
import { authorityName } from './authority-name.ts';
import { AcceptDialog, WithdrawDialog } from './components/authority-dialogs.tsx';
import { useAuthorities } from './queries.ts';

const SIZE = { step: 20, most: 60 };
/** Enough to tell two apart, and not enough to be compared with itself. */
const SHOWN_DIGITS = 12;

type Asked = { readonly authority: ForeignAuthorityView; readonly act: 'accept' | 'withdraw' } | null;

/** Authorities of other installations, for which an administrator answers. */
export function AuthoritiesScreen() {
  const { t } = useTranslation(['received', 'preferences']);
  const list = useListPart(SIZE);
  const [asked, setAsked] = useState<Asked>(null);
  useDocumentTitle(t('authorities.title'));
  const close = () => {
    setAsked(null);
  };
  return (
    <LoadedScreen query={useAuthorities(list.part)} title={t('authorities.title')}>
      {({ count, rows }) => (
        <Page
          title={t('authorities.title')}
          lede={t('authorities.lede')}
          breadcrumb={<Link to="/preferences">{t('preferences:title')}</Link>}
          width="reading"
        >
          {count === 0 ? (
            <EmptyState title={t('authorities.none')}>{t('authorities.noneText')}</EmptyState>
          ) : (
            <PartedList list={list} count={count}>
              {rows.map((authority) => (
                <AuthorityCard
                  key={authority.sha256}
                  authority={authority}
                  onAsk={(act) => {
                    setAsked({ authority, act });
                  }}
                />
              ))}
            </PartedList>
          )}
          {asked?.act === 'accept' ? <AcceptDialog authority={asked.authority} onClose={close} /> : null}
          {asked?.act === 'withdraw' ? <WithdrawDialog authority={asked.authority} onClose={close} /> : null}
        </Page>
      )}
    </LoadedScreen>
  );
}

interface AuthorityCardProps {
  readonly authority: ForeignAuthorityView;
  readonly onAsk: (act: 'accept' | 'withdraw') => void;
}

function AuthorityCard({ authority, onAsk }: AuthorityCardProps) {
  const { t } = useTranslation('received');
  const { dateTime } = useFormats();
  const { isOwn, minutesCount, sha256, subject, word } = authority;
  const start = (sha256.slice(0, SHOWN_DIGITS).toUpperCase().match(/.{4}/g) ?? []).join(' ');
  const isAccepted = word?.isAccepted === true;
  return (
    <Section
      title={authorityName(subject)}
      description={t('authorities.about', { count: minutesCount, start })}
    >
      <Stack gap="1">
        {isOwn ? <p>{t('authorities.own')}</p> : null}
        {word === null ? (
          isOwn ? null : (
            <p>{t('authorities.waiting')}</p>
          )
        ) : (
          <p>
            {t(isAccepted ? 'authorities.accepted' : 'authorities.withdrawn', {
              name: word.by,
              date: dateTime(word.at),
              note: word.note,
            })}
          </p>
        )}
        {isOwn ? null : (
          <div>
            <Button
              onPress={() => {
                onAsk(isAccepted ? 'withdraw' : 'accept');
              }}
            >
              {t(isAccepted ? 'authorities.withdraw' : 'authorities.accept')}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
