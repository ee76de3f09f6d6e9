import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { passagesIn, sectionsFor } from '../model/section-text.ts';

export const rule = defineRule({
	id: 'summary-incomplete',
	category: 'analysis',
	severity: 'off',
	summary: 'The summary says what broke, who was affected, for how long, and how it ended.',
	why: 'Most people read nothing but the summary. Off by default: a good summary can say the four in words that no rule knows. (The second guide’s four parts.)',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		if (postmortem.language !== 'en') return;
		for (const section of sectionsFor(postmortem, 'summary')) {
			const text = passagesIn(postmortem, section)
				.map((passage) => passage.text)
				.join(' ');
			if (text.trim() === '') continue;
			const missing = parts.filter(({ words }) => !words.test(text)).map(({ name }) => name);
			if (missing.length > 0)
				yield { range: section.titleRange, message: `The summary does not say ${missing.join(' or ')}: add a sentence.` };
		}
	},
});

const parts = [
	{
		name: 'who was affected',
		words:
			/\b(?:customers?|users?|clients?|teams?|people|everyone|everybody|developers?|tenants?|accounts?|employees?|staff|members?|students?|patients?|players?|readers?|partners?|validators?|visitors?|merchants?|requests?|orders?|sessions?|jobs?|services?|nobody|no one)\b|%/i,
	},
	{ name: 'how long it took', words: /\d\s?(?:s|sec\w*|m|min\w*|h|hours?|hrs?|days?)\b|\b(?:minutes?|hours?|days?)\b|\d{1,2}:\d{2}/i },
	{
		name: 'how it ended',
		words:
			/\b(?:resolv|restor|recover|fix|roll(?:ed|ing)? back|revert|mitigat|restart|re-?enabl|scal|replac|renew|patched|disabl|stabili[sz]|delivered|cleared|ended|over by|no longer|back to normal)/i,
	},
] as const;

export const examples: readonly Example[] = [
	{
		title: 'Two parts are missing',
		markdown: `# Checkout outage

## ‹Summary›

Customers could not pay.
`,
		says: ['The summary does not say how long it took or how it ended: add a sentence.'],
	},
	{
		title: 'All parts',
		markdown: `# Checkout outage

## Summary

Customers could not pay for 47 minutes. Rolling back the release restored checkout.
`,
	},
	{
		title: 'People, and a certificate that was renewed',
		markdown: `# Checkout outage

## Summary

For 40 minutes people who opened the shop saw a warning of their browser, until the certificate was renewed.
`,
	},
];
