export { SigningScreen } from './signing-screen.tsx';
