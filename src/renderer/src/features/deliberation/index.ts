export { BallotFields } from './components/ballot-fields.tsx';
export { DecisionPanel } from './components/decision-panel.tsx';
export { DeliberationPanel } from './components/deliberation-panel.tsx';
export { CalculationTrace } from './components/calculation-trace.tsx';
export { useBallot } from './hooks/ballot.ts';
