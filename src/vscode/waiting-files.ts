import type { Uri } from 'vscode';

/** Takes the file that has waited longest; undefined when none waits. */
export function takeFirst(waiting: Map<string, Uri>): Uri | undefined {
	const next = waiting.entries().next();
	if (next.done) return undefined;
	waiting.delete(next.value[0]);
	return next.value[1];
}
