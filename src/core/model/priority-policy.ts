import type { ItemPriority } from './postmortem.ts';

/**
 * The days after the incident that a policy gives an item of that priority. Undefined when it names no such level: "High" and "P1" are
 * not the same, unless the policy names both.
 */
export function daysFor(priority: ItemPriority | undefined, policy: { readonly [priority: string]: number }): number | undefined {
	const level = priority && /[\p{L}\p{N}-]+/u.exec(priority.text)?.[0].toLowerCase();
	return level === undefined ? undefined : Object.entries(policy).find(([name]) => name.toLowerCase() === level)?.[1];
}
