import { setField } from '../edit/index.ts';
import { defineRule, type Example, type Field, type Problem } from '../lint/rule.ts';
import { fieldOf } from '../model/fields.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { readSeverity } from '../model/severity.ts';
import { isChoiceOfLevels, isOnScale } from '../model/severity-scale.ts';
import { wordsOf } from '../vocabulary/words.ts';

export const rule = defineRule({
	id: 'invalid-severity',
	category: 'metadata',
	severity: 'warning',
	summary: 'The severity is a level of the scale that is in use.',
	why: 'Means and lists by severity only work when everybody writes the same levels, and “Sev 9” tells nobody how bad it was. Where neither the configuration nor a named template chooses a scale, every known one will do.',
	options: {
		scale: {
			type: 'strings',
			default: [],
			description: 'The levels to use, from worst to mildest; those of the configuration or of the named template when empty.',
		},
	},

	*check({ postmortem, expectation, configuration, options }): Generator<Problem, void, undefined> {
		const field = fieldOf(postmortem, 'severity');
		if (!field || field.value === '' || saysNothing(field.value)) return;
		const ofTemplate = expectation.declared && expectation.fields.some(({ id }) => id === 'severity') ? expectation.severities : [];
		const chosen = options.scale.length > 0 ? options.scale : (configuration.severityScale ?? ofTemplate);
		if (chosen.length > 0 ? isOnScale(field.value, chosen) : isKnown(field)) return;
		const scale = chosen.length > 0 ? chosen : familyOf(field.value);
		yield {
			range: field.range,
			message: `“${field.value}” is not on ${chosen.length > 0 ? 'the' : 'a known severity scale such as'} ${chosen.length > 0 ? 'scale ' : ''}${inWords(scale)}.`,
			fixes: scale.map((level) => ({ title: `Set to “${level}”`, safe: false, edits: [setField(postmortem, field, level)] })),
		};
	},
});

/** A level, or what only says that there is none: "near miss", "N/A", a whole sentence, a template's choice. */
function saysNothing(value: string): boolean {
	const words = value.split(/\s+/).length;
	return (
		words > 8 ||
		!/[\p{L}\p{N}]/u.test(value) ||
		/\bnear[- ]miss\b|\b(?:unknown|unclassified|not (?:assigned|classified|applicable|rated|set))\b/i.test(value) ||
		wordsOf().isUnknown(value) ||
		isPlaceholder(value) ||
		isChoiceOfLevels(value)
	);
}

function isKnown(field: Field): boolean {
	return readSeverity(field, undefined)?.rank !== undefined;
}

/** The known scale that is written most like the value. */
function familyOf(value: string): readonly string[] {
	if (/\bsev/i.test(value)) return ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'];
	if (/\bp[- ]?\d/i.test(value)) return ['P0', 'P1', 'P2', 'P3', 'P4'];
	return /\d/.test(value) ? ['S1', 'S2', 'S3', 'S4'] : ['Critical', 'High', 'Medium', 'Low'];
}

function inWords(scale: readonly string[]): string {
	const isNumbered = scale.every((level) => /\d$/.test(level));
	return isNumbered && scale.length > 2 ? `${scale[0]} to ${scale.at(-1)}` : scale.join(', ');
}

export const examples: readonly Example[] = [
	{
		title: 'A level that no scale has',
		markdown: `# Checkout outage

- **Severity:** ‹Sev 9›
`,
		says: ['“Sev 9” is not on a known severity scale such as SEV-1 to SEV-4.'],
		fix: 'Set to “SEV-2”',
		fixed: `# Checkout outage

- **Severity:** SEV-2
`,
	},
	{
		title: 'A word that names no level',
		markdown: `# Checkout outage

| Field | Value |
|---|---|
| Severity | ‹pretty bad› |
`,
		says: ['“pretty bad” is not on a known severity scale such as Critical, High, Medium, Low.'],
		fixed: `# Checkout outage

| Field | Value |
|---|---|
| Severity | Critical |
`,
	},
	{
		title: 'A level of another scale than the configured one',
		markdown: `# Checkout outage

- **Severity:** ‹P1›
`,
		configuration: { severityScale: ['S1', 'S2', 'S3', 'S4'] },
		says: ['“P1” is not on the scale S1 to S4.'],
	},
	{
		title: 'A level of another scale than that of the template that the document names',
		markdown: `# Checkout outage

<!-- postmortem-template: small-team -->

- **Severity:** ‹Critical›
`,
		says: ['“Critical” is not on the scale S1 to S4.'],
		fixed: `# Checkout outage

<!-- postmortem-template: small-team -->

- **Severity:** S1
`,
	},
	{
		title: 'A level with its name, and other spellings of it',
		markdown: `# Checkout outage

<!-- postmortem-template: small-team -->

- **Severity:** Sev-2 (Major)
`,
	},
	{
		title: 'Without a chosen scale all known levels will do',
		markdown: `# Checkout outage

**Severity:** 🔴 P0 – Critical
`,
	},
	{
		title: 'A placeholder, which another rule reports',
		markdown: `# Checkout outage

- **Severity:** (S1-S4)
`,
	},
	{
		title: 'Nothing was chosen on purpose',
		markdown: `# Checkout outage

- **Severity:** N/A
`,
	},
	{
		title: 'A label of an issue tracker',
		markdown: `# Checkout outage

- **Incident severity:** ~severity::1
`,
	},
	{
		title: 'A header of two columns',
		markdown: `# Checkout outage

| Severity | Status |
|---|---|
| ‹Sev 9› | Resolved |
`,
		says: ['“Sev 9” is not on a known severity scale such as SEV-1 to SEV-4.'],
	},
];
