export { GridWorkspace } from './components/grid-workspace.tsx';
