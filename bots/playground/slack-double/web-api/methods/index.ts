import type { Method } from '../call.ts';
import { chat } from './chat.ts';
import { files } from './files.ts';
import { views } from './views.ts';
import { workspace } from './workspace.ts';

/** The methods that are there; all others are refused as unknown. */
export const methods: Record<string, Method> = { ...workspace, ...chat, ...views, ...files };
