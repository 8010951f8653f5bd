import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, SearchField, Section, bindClasses } from '../../../ui/index.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

/** Leads to the archive with the words typed. */
export function ArchiveSearchBox() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <Section title={t('search.title')}>
      <Form
        role="search"
        className={cx('search')}
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/archive', search: { q: text.trim() } });
        }}
      >
        <SearchField
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={setText}
        />
        <Button type="submit">{t('search.submit')}</Button>
      </Form>
    </Section>
  );
}
