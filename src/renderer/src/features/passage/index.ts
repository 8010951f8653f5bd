export { useClock } from './clock/use-clock.ts';
export { PassageScreen } from './passage-screen.tsx';
