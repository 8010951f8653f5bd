import { useTranslation } from 'react-i18next';
import type { PlacedFault } from '../../../../../domain/certification/certification.faults.ts';
import type frCertifications from '../../../../../../resources/locales/fr/certifications.json';
import { valueAt } from '../../../../../domain/certification/draft/draft-path.ts';
import { isFaultCode } from '../../../lib/file-faults.ts';
import { PartedList, useListPart } from '../../../lib/parted-list.tsx';
import { bindClasses } from '../../../ui/index.ts';
import styles from '../certifications.module.css';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { nodeOfPath, pathOfFault } from './tree-nodes.ts';
import type { TreeNode } from './tree-nodes.ts';

const cx = bindClasses(styles);

const SIZE = { step: 12, most: 120 };

/** Names of fields by the last word of their path, where it is not the field's own. */
const NAMES: Readonly<Record<string, keyof typeof frCertifications.field>> = {
  id: 'id',
  statement: 'statement',
  text: 'text',
  version: 'version',
  weight: 'weight',
  threshold: 'threshold',
  shortTitle: 'shortTitle',
  title: 'title',
  label: 'label',
  short: 'levelShort',
  scaleId: 'scale',
  competenceIds: 'competencesOfBloc',
  blocIds: 'blocsOfTest',
  phases: 'phases',
  levels: 'levels',
  blocs: 'blocs',
  tests: 'tests',
  results: 'results',
  isDeciding: 'isDeciding',
  language: 'language',
  code: 'code',
  below: 'below',
  targetId: 'target',
  atLeast: 'atLeast',
  criterionId: 'globalCriterion',
  step: 'step',
  floor: 'floor',
  value: 'value',
  from: 'from',
  quorum: 'quorum',
  maxMembers: 'maxMembers',
};

export interface CheckListProps {
  readonly nodes: readonly TreeNode[];
  readonly onGo: (key: string) => void;
}

/** What still keeps the draft from being used, each with its place. */
export function CheckList({ nodes, onGo }: CheckListProps) {
  const { t } = useTranslation('certifications');
  const { faults } = useDesk();
  const list = useListPart(SIZE);
  if (faults.length === 0) return <p className={cx('allRight')}>{t('checks.none')}</p>;
  const { limit, offset } = list.part;
  return (
    <PartedList list={list} count={faults.length}>
      <ul className={cx('faults')}>
        {faults.slice(offset, offset + limit).map((fault) => (
          <Check
            key={`${fault.path} ${fault.code} ${fault.message}`}
            fault={fault}
            nodes={nodes}
            onGo={onGo}
          />
        ))}
      </ul>
    </PartedList>
  );
}

function Check({ fault, nodes, onGo }: CheckListProps & { readonly fault: PlacedFault }) {
  const { i18n, t } = useTranslation(['certifications', 'session']);
  const { draft } = useDesk();
  const path = pathOfFault(fault);
  const node = nodeOfPath(nodes, path);
  const last = path.findLast((step) => typeof step === 'string');
  const field =
    path[0] === 'source' && last === 'title' ? 'sourceTitle' : last === undefined ? undefined : NAMES[last];
  const value = valueAt(draft, path);
  const isBlank = value === '' || value === undefined;
  const reason = isBlank
    ? t('checks.toFill')
    : Array.isArray(value) && value.length === 0
      ? t('checks.addOne')
      : i18n.language !== 'fr' && isFaultCode(fault.code)
        ? t(`session:import.fault.${fault.code}`)
        : fault.message;
  const place =
    node.id !== ''
      ? node.id
      : node.kind === 'certification'
        ? t('node.certification')
        : t(`node.${node.kind}`);
  return (
    <li>
      <button
        type="button"
        className={cx('fault')}
        onClick={() => {
          onGo(node.key);
        }}
      >
        <strong>
          {field === undefined ? place : t('checks.place', { place, field: t(`field.${field}`) })}
        </strong>{' '}
        {reason}
      </button>
    </li>
  );
}
