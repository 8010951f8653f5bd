export { UpdateScreen } from './update-screen.tsx';
