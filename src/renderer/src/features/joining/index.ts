export { JoinRoomScreen } from './join-room-screen.tsx';
