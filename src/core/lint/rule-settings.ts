import type { Configuration, RuleSetting } from './configuration.ts';
import type { OptionSpec, OptionSpecs, OptionValues } from './rule.ts';

/** What the configuration says about a rule; undefined when it says nothing. */
export function settingOf(configuration: Configuration, id: string): RuleSetting | undefined {
	return Object.hasOwn(configuration.rules, id) ? configuration.rules[id] : undefined;
}

/** The values of a rule's options: each as configured where that is of the right kind, else its default. */
export function optionsOf<Specs extends OptionSpecs>(specs: Specs, configured: RuleSetting['options']): OptionValues<Specs> {
	// The same object for the same configuration, so that a rule can keep what it makes of it.
	const key = configured ?? specs;
	const known = valuesBySpecs.get(specs) ?? new WeakMap<object, object>();
	valuesBySpecs.set(specs, known);
	const values = known.get(key) ?? valuesOf(specs, configured);
	known.set(key, values);
	return values as OptionValues<Specs>;
}

const valuesBySpecs = new WeakMap<OptionSpecs, WeakMap<object, object>>();

function valuesOf(specs: OptionSpecs, configured: RuleSetting['options']): object {
	const values = Object.entries(specs).map(([name, spec]) => {
		const value = configured && Object.hasOwn(configured, name) ? configured[name] : undefined;
		return [name, value !== undefined && mismatchOf(spec, value) === undefined ? value : spec.default];
	});
	return Object.fromEntries(values);
}

/** What a configured value would have to be, as words that follow "must be"; undefined when it fits. */
export function mismatchOf(spec: OptionSpec, value: unknown): string | undefined {
	switch (spec.type) {
		case 'boolean':
		case 'string':
			return typeof value === spec.type ? undefined : spec.type === 'boolean' ? 'true or false' : 'a text';
		case 'number':
			return isBetween(value, spec.minimum, spec.maximum) ? undefined : limitsInWords(spec.minimum, spec.maximum);
		case 'strings':
			return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? undefined : 'a list of texts';
		case 'numbers':
			return isPlainObject(value) && Object.values(value).every((entry) => isBetween(entry, undefined, undefined))
				? undefined
				: 'a number for each name';
	}
}

function isBetween(value: unknown, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY): boolean {
	return typeof value === 'number' && !Number.isNaN(value) && value >= minimum && value <= maximum;
}

function limitsInWords(minimum: number | undefined, maximum: number | undefined): string {
	if (minimum !== undefined && maximum !== undefined) return `a number from ${minimum} to ${maximum}`;
	if (minimum !== undefined) return `a number of at least ${minimum}`;
	return maximum !== undefined ? `a number of at most ${maximum}` : 'a number';
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
