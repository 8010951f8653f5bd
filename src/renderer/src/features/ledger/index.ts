export { DoubtNotice } from './components/doubt-notice.tsx';
export { RegisterBeside } from './components/register-beside.tsx';
export { RegisterNotice } from './components/register-notice.tsx';
export { TouchedList } from './components/touched-list.tsx';
