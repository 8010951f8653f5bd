export { GuideScreen, GuidesScreen } from './guide-screens.tsx';
