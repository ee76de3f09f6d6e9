import { insertPlaceholderEntry } from '../edit/insert-entry.ts';
import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { mentionsCommunication } from '../model/moments.ts';
import { isInside } from '../model/placeholder.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { passagesIn, sectionsFor, sourceOfEntry } from '../model/section-text.ts';
import type { Range } from '../text/range.ts';

export const rule = defineRule({
	id: 'timeline-no-communication',
	category: 'timeline',
	severity: 'hint',
	summary: 'For a severe incident the timeline tells when users were told.',
	why: 'How long users waited for word is part of what they lived through, and often the part that is easiest to shorten. (Three of the guides; PagerDuty.)',
	options: {},

	*check({ postmortem, unfilled }): Generator<Problem, void, undefined> {
		const rank = postmortem.severity?.rank;
		const [timeline] = postmortem.timelines;
		const section = timeline && postmortem.sections[timeline.section];
		if (
			rank === undefined ||
			rank > 2 ||
			!timeline ||
			!section ||
			timeline.entries.length < 3 ||
			!reachesCustomers(postmortem, unfilled.gaps)
		)
			return;
		if (timeline.entries.some(({ marks }) => marks.some(({ moment }) => moment === 'communicated'))) return;
		if (timeline.entries.some((entry) => mentionsCommunication(sourceOfEntry(postmortem, entry)))) return;
		if (sectionsFor(postmortem, 'messaging').some((messaging) => !messaging.empty)) return;
		const edit = insertPlaceholderEntry(postmortem, timeline, 'Status page updated: [describe what users were told]', 'last');
		yield {
			range: section.titleRange,
			message: 'No entry says when users were told: add the status page update or the announcement.',
			fixes: edit ? [{ title: 'Insert an entry for it', safe: false, edits: [edit] }] : [],
		};
	},
});

function reachesCustomers(postmortem: Postmortem, gaps: readonly Range[]): boolean {
	return sectionsFor(postmortem, 'impact').some((section) => {
		const text = passagesIn(postmortem, section)
			.filter(({ range }) => !isInside(gaps, range))
			.map((passage) => passage.text)
			.join(' ');
		return (
			/\b(?:customers?|users?|clients?|visitors?|shoppers?|merchants?|tenants?|players?|members?|patients?|students?|guests?|subscribers?)\b|kunden|nutzer|clientes|utilisateurs|ユーザー|顧客|用户|客户|고객|사용자/i.test(
				text,
			) && !/\bno (?:customers?|users?|clients?)\b|\bno (?:customer|user)[- ]facing\b|\bonly internal\b/i.test(text)
		);
	});
}

export const examples: readonly Example[] = [
	{
		title: 'Customers were affected, and nobody told them',
		markdown: `# Checkout outage

- **Severity:** S1

## Impact

12 % of customers could not pay.

## ‹Timeline (UTC)›

- 14:03 first failed payment
- 14:06 an alert fires
- 14:20 the release is rolled back
`,
		says: ['No entry says when users were told: add the status page update or the announcement.'],
		fixed: `# Checkout outage

- **Severity:** S1

## Impact

12 % of customers could not pay.

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 an alert fires
- 14:20 the release is rolled back
- [HH:MM] — Status page updated: [describe what users were told]
`,
	},
	{
		title: 'They were told by some channel',
		markdown: `# Checkout outage

- **Severity:** S1

## Impact

12 % of customers could not pay.

## Timeline (UTC)

- 14:03 first failed payment
- 14:12 customers are notified by e-mail
- 14:20 the release is rolled back
`,
	},
	{
		title: 'A mild incident, or one that no customer saw',
		markdown: `# Checkout outage

- **Severity:** S1

## Impact

40 internal reports were late; no customers were affected.

## Timeline (UTC)

- 14:03 first late report
- 14:06 an alert fires
- 14:20 the job is restarted
`,
	},
	{
		title: 'An impact that is not written yet',
		markdown: `# Checkout outage

- **Severity:** S1

## Impact

[How many users could not do what]

## Timeline (UTC)

- 14:03 first failed payment
- 14:06 an alert fires
- 14:20 the release is rolled back
`,
	},
];
