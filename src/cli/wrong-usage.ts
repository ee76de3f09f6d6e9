import { closestTo } from '../core/text/edit-distance.ts';

/**
 * What is wrong with a command line, from what Node's reader threw: one sentence, with the option that was probably meant of those that the
 * command's usage names.
 */
export function wrongUsage(error: unknown, usage: string): string {
	const message = error instanceof Error ? error.message : String(error);
	const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
	if (unknown === undefined) return inOurWords(message);
	const known = [...new Set(usage.match(/--[a-z][a-z-]*/g))];
	const begun = known.filter((option) => option.startsWith(unknown) && unknown.length > '--f'.length);
	const meant = closestTo(unknown, known) ?? (begun.length === 1 ? begun[0] : undefined);
	return `There is no option ${unknown}${meant ? `: did you mean ${meant}?` : '.'}`;
}

/** Node's reader says the same in other words than we do, and in several sentences. */
function inOurWords(message: string): string {
	const option = /^Option '(?:-\w, )?(--[\w-]+)/.exec(message)?.[1];
	if (option !== undefined && message.includes('ambiguous'))
		return `${option} wants a value: write ${option}=VALUE for one that starts with a dash.`;
	if (option !== undefined && message.includes('argument missing')) return `${option} wants a value.`;
	if (option !== undefined && message.includes('does not take')) return `${option} takes no value.`;
	const more = /^Unexpected argument '([\s\S]*)'\. This command/.exec(message)?.[1];
	return more === undefined ? message : `“${more}” is one word too many: this command takes options only.`;
}
