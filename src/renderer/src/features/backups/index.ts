export { BackupAttention } from './components/backup-attention.tsx';
export { LossBanner } from './components/loss-banner.tsx';
export { BackupsScreen } from './backups-screen.tsx';
export { RescueScreen } from './rescue-screen.tsx';
export { SecondFolderSection } from './components/second-folder.tsx';
