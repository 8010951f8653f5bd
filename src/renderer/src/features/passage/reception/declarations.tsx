import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Glyph } from '../../../ui/index.ts';
import { useSession } from '../../preparation/queries.ts';
import { CheckBlock } from './check-block.tsx';
import { MemberDeclaration } from './member-declaration.tsx';
import styles from './reception.module.css';

const cx = bindClasses(styles);

/** Each member's word on their link with this candidate, and whether enough of them remain. */
export function Declarations({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  return (
    <CheckBlock title={t('declarations.heading')} anchor="declarations">
      <p className={cx('statement')}>{t('declarations.statement')}</p>
      <ul>
        {passage.seats.map((seat) => (
          <MemberDeclaration key={seat.jurorId} passage={passage} seat={seat} />
        ))}
      </ul>
      <QuorumLine passage={passage} />
    </CheckBlock>
  );
}

function QuorumLine({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const quorum = useSession(passage.sessionId).data?.rules.quorum;
  const missing = passage.steps.find(({ id }) => id === 'reception')?.missing ?? [];
  const isMet = !missing.includes('quorum-not-met');
  const present = passage.seats.filter(({ isMarking }) => isMarking).length;
  return (
    <p className={cx('quorum', !isMet && 'lacking')}>
      <Glyph name={isMet ? 'check' : 'caution'} size={18} />
      <span>
        {t(isMet ? 'declarations.quorumMet' : 'declarations.quorumNotMet')}
        {quorum === undefined ? null : ` · ${t('declarations.quorumRule', { present, quorum })}`}
      </span>
    </p>
  );
}
