import { useQuery } from '@tanstack/react-query';
import type { TaskView } from '../../../shared/areas/app.ts';
import { api } from './api.ts';

export const taskKeys = { tasks: ['tasks'] } as const;

/** Work that goes on and takes its time; broadcasts tell how far it comes. */
export function useTasks() {
  return useQuery({ queryKey: taskKeys.tasks, queryFn: () => api.app.tasks() });
}

/** What goes on, once one task was told. */
export function withTask(before: readonly TaskView[], task: TaskView): readonly TaskView[] {
  const others = before.filter(({ id }) => id !== task.id);
  return task.isOver ? others : [...others, task];
}
