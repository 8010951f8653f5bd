import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LikePair } from '../../../../shared/areas/candidates.ts';
import { useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Button, EmptyState, Page, Table } from '../../ui/index.ts';
import { AlikeDialog } from './components/alike-dialog.tsx';
import { useFirstAlike } from './hooks/use-candidate-pages.ts';
import { lineWords } from './person-words.ts';

/** Files that look alike, for an administrator to say which are of one person. */
export function AlikeScreen() {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('alike.nav'));
  return (
    <LoadedScreen query={useFirstAlike()} title={t('alike.nav')}>
      {({ rows }) => (
        <Page
          title={t('alike.nav')}
          lede={t('alike.lede')}
          breadcrumb={<Link to="/candidates">{t('title')}</Link>}
        >
          {rows.length === 0 ? <EmptyState title={t('alike.none')} /> : <Pairs pairs={rows} />}
        </Page>
      )}
    </LoadedScreen>
  );
}

const idOf = ({ one, other }: LikePair) => `${one.personId} ${other.personId}`;

function Pairs({ pairs }: { readonly pairs: readonly LikePair[] }) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const [open, setOpen] = useState<LikePair | null>(null);
  const person = (which: 'one' | 'other') => (pair: LikePair) => (
    <Link to="/candidates/$personId" params={{ personId: pair[which].personId }}>
      {lineWords(t, pair[which], shortDate)}
    </Link>
  );
  return (
    <>
      <Table
        label={t('alike.nav')}
        items={pairs}
        getId={idOf}
        columns={[
          { id: 'one', title: t('column.name'), isRowHeader: true, render: person('one') },
          { id: 'other', title: t('alike.title'), render: person('other') },
          { id: 'likeness', title: t('column.state'), render: ({ likeness }) => t(`alike.${likeness}`) },
          {
            id: 'act',
            title: '',
            align: 'end',
            render: (pair) => (
              <Button
                onPress={() => {
                  setOpen(pair);
                }}
              >
                {t('alike.compare')}
              </Button>
            ),
          },
        ]}
      />
      {open === null ? null : (
        <AlikeDialog
          one={open.one}
          other={open.other}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
