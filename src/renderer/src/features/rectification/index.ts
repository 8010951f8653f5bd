export { NotRectifiable } from './components/not-rectifiable.tsx';
export { OpenRectificationPage } from './components/open-rectification.tsx';
export { RectificationForm } from './components/rectification-form.tsx';
export { RectificationScreen } from './rectification-screen.tsx';
export type { Rectifiable } from './rectifiable.ts';
