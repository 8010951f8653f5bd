import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Glyph, Section, bindClasses } from '../../../ui/index.ts';
import { candidateName, useFaultSentences } from '../../preparation/index.ts';
import type { Attention } from '../attention.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

type PassageAttention = Exclude<Attention, { readonly kind: 'composition' }>;
type JuryAttention = Extract<Attention, { readonly kind: 'composition' }>;

/** What waits for someone; nothing at all when nothing does. */
export function AttentionList({ items }: { readonly items: readonly Attention[] }) {
  const { t } = useTranslation('home');
  if (items.length === 0) return null;
  return (
    <Section title={t('attention.title')}>
      <ul className={cx('attention')}>
        {items.map((item) => (
          <li key={`${item.kind} ${item.kind === 'composition' ? item.session.id : item.passage.id}`}>
            <span className={cx(item.kind === 'ruling' ? 'urgent' : 'waiting')}>
              <Glyph name="caution" />
            </span>
            {item.kind === 'composition' ? <JuryLine item={item} /> : <PassageLine item={item} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PassageLine({ item }: { readonly item: PassageAttention }) {
  const { t } = useTranslation(['home', 'common']);
  const { kind, passage } = item;
  const values = { name: candidateName(passage.candidate), stage: t(`common:stage.${passage.stage}`) };
  return (
    <div>
      <p>{t(`attention.${kind}`, values)}</p>
      {kind === 'evaluator' ? (
        <Link to="/passages/$passageId/setup" params={{ passageId: passage.id }}>
          {t('attention.choose')}
        </Link>
      ) : (
        <Link to="/passages/$passageId" params={{ passageId: passage.id }}>
          {t('attention.open')}
        </Link>
      )}
    </div>
  );
}

function JuryLine({ item }: { readonly item: JuryAttention }) {
  const { t } = useTranslation('home');
  const { session } = item;
  const [sentence = ''] = useFaultSentences(session);
  return (
    <div>
      <p>{t('attention.composition', { session: session.title, sentence })}</p>
      <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
        {t('attention.review')}
      </Link>
    </div>
  );
}
