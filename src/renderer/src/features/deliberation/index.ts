export { DecisionPanel } from './components/decision-panel.tsx';
export { DeliberationPanel } from './components/deliberation-panel.tsx';
export { CalculationTrace } from './components/calculation-trace.tsx';
