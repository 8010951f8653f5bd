import { useTranslation } from 'react-i18next';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { JuryForm, RuleForm, WordsForm } from './rule-form.tsx';
import { CriterionForm, IndicatorForm } from './criterion-form.tsx';
import { BlocForm, CertificationForm, CompetenceForm } from './part-forms.tsx';
import { ScaleForm } from './scale-form.tsx';
import { TestForm } from './test-form.tsx';
import type { TreeNode } from './tree-nodes.ts';

/** The form of the part that is chosen in the tree. */
export function NodeForm({ node }: { readonly node: TreeNode }) {
  const { t } = useTranslation('certifications');
  const { isReadOnly } = useDesk();
  switch (node.kind) {
    case 'certification':
      return <CertificationForm />;
    case 'bloc':
      return <BlocForm path={node.path} />;
    case 'competence':
      return <CompetenceForm path={node.path} />;
    case 'criterion':
      return <CriterionForm path={node.path} />;
    case 'indicator':
      return <IndicatorForm path={node.path} />;
    case 'test':
      return <TestForm path={node.path} />;
    case 'scale':
      return <ScaleForm path={node.path} />;
    case 'rule':
      return <RuleForm />;
    case 'jury':
      return <JuryForm />;
    case 'words':
      return <WordsForm />;
    case 'blocs':
    case 'loose':
    case 'tests':
    case 'scales':
      return isReadOnly ? null : <p>{t(`groupHint.${node.kind}`)}</p>;
  }
}
