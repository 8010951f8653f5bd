export { RectificationScreen } from './rectification-screen.tsx';
