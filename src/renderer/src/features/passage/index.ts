export { PassageScreen } from './passage-screen.tsx';
