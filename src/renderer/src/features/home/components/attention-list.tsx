import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Attention } from '../../../../../shared/areas/preparation/sessions.ts';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { Glyph, Section, bindClasses } from '../../../ui/index.ts';
import { candidateName, useFaultSentence } from '../../preparation/index.ts';
import { useAttention } from '../../preparation/queries.ts';
import styles from '../home-screen.module.css';

const cx = bindClasses(styles);

type PassageAttention = Exclude<Attention, { readonly kind: 'composition' }>;
type JuryAttention = Extract<Attention, { readonly kind: 'composition' }>;

/** A screen of them, and no more than a few screens together. */
const SIZE = { step: 12, most: 60 };

/** What waits for someone; nothing at all when nothing does. `today` is an ISO calendar date. */
export function AttentionList({ today }: { readonly today: string }) {
  const { t } = useTranslation('home');
  const list = useListPart(SIZE);
  const found = useAttention({ today, ...list.part }).data;
  if (found === undefined || found.count === 0) return null;
  return (
    <Section title={t('attention.title')}>
      <PartedList list={list} count={found.count}>
        <ul className={cx('attention')}>
          {found.rows.map((item) => (
            <li key={`${item.kind} ${item.kind === 'composition' ? item.sessionId : item.passageId}`}>
              <span className={cx(item.kind === 'ruling' ? 'urgent' : 'waiting')}>
                <Glyph name="caution" />
              </span>
              {item.kind === 'composition' ? <JuryLine item={item} /> : <PassageLine item={item} />}
            </li>
          ))}
        </ul>
      </PartedList>
    </Section>
  );
}

function PassageLine({ item }: { readonly item: PassageAttention }) {
  const { t } = useTranslation(['home', 'common']);
  const { candidate, kind, passageId, stage } = item;
  const values = { name: candidateName(candidate), stage: t(`common:stage.${stage}`) };
  return (
    <div>
      <p>{t(`attention.${kind}`, values)}</p>
      {kind === 'evaluator' ? (
        <Link to="/passages/$passageId/setup" params={{ passageId }}>
          {t('attention.choose')}
        </Link>
      ) : (
        <Link to="/passages/$passageId" params={{ passageId }}>
          {t('attention.open')}
        </Link>
      )}
    </div>
  );
}

function JuryLine({ item }: { readonly item: JuryAttention }) {
  const { t } = useTranslation('home');
  const { fault, memberName, rules, sessionId, sessionTitle } = item;
  const sentence = useFaultSentence()(fault, rules, memberName);
  return (
    <div>
      <p>{t('attention.composition', { session: sessionTitle, sentence })}</p>
      <Link to="/sessions/$sessionId" params={{ sessionId }}>
        {t('attention.review')}
      </Link>
    </div>
  );
}
