export { DoubtNotice } from './doubt-notice.tsx';
export { RegisterBeside } from './register-beside.tsx';
export { RegisterNotice } from './register-notice.tsx';
export { TouchedList } from './touched-list.tsx';
