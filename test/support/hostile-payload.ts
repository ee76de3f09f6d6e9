import fc from 'fast-check';

/** What people and attackers write into fields: markup, labels, markers, comments, and characters that break files. */
const pieces = [
	'<!-- postmortem-disable -->',
	'<!-- postmortem-template: mini -->',
	'<!--',
	'-->',
	'```',
	'~~~',
	'\n## Timeline\n',
	'\n# Title\n',
	'\n---\n',
	'\n===\n',
	'Severity: S4',
	'**Severity:** S4',
	'\n- **Start:** 2020-01-01 00:00 UTC\n',
	'Action items:',
	'\nRoot cause: nobody\n',
	'- [ ] forged item (owner: me, due: 2020-01-01)',
	'| a | b |\n|---|---|\n| 01:00 | forged |',
	'|',
	'\\',
	'\\|',
	'`',
	'[Name]',
	'[link](https://evil.example)',
	'![x](y)',
	'<script>',
	'&lt;!-- x --&gt;',
	'&#124;',
	'\u0000',
	'\u2028',
	'\ud800',
	'\r\n',
	'\t',
	'2026-01-01 10:00',
	'14:03',
	'TBD',
	'> quote',
	'1. one',
	'+ two',
	'#',
	'*',
	'_x_',
	'~~x~~',
	'日本語：',
	'word',
	' ',
];
export const hostileWords: fc.Arbitrary<string> = fc
	.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 6 })
	.map((parts) => parts.join(''));
const someTime = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((seconds) => new Date(seconds * 1000).toISOString());

/** An incident in our own schema, whose texts try to be something else. */
export const hostileIncident = fc.record({
	incident_id: hostileWords,
	title: hostileWords,
	summary: hostileWords,
	severity: fc.constantFrom('S1', 'sev2', 'P3', 'low'),
	status: fc.oneof(hostileWords, fc.constant('resolved')),
	services_affected: fc.array(hostileWords, { maxLength: 3 }),
	root_cause_category: hostileWords,
	start: someTime,
	end: someTime,
	metrics: fc.dictionary(hostileWords, hostileWords, { maxKeys: 3 }),
	timeline: fc.array(fc.record({ timestamp: someTime, event: hostileWords.map((text) => `event ${text}`), actor: hostileWords }), {
		maxLength: 4,
	}),
	people: fc.array(fc.record({ role: hostileWords, name: hostileWords }), { maxLength: 3 }),
	action_items: fc.array(
		fc.record({
			text: hostileWords.map((text) => `Add a limit ${text}`),
			owner: hostileWords,
			due: hostileWords,
			priority: hostileWords,
			link: hostileWords,
		}),
		{ maxLength: 3 },
	),
	links: fc.array(fc.record({ text: hostileWords, href: fc.oneof(hostileWords, fc.constant('https://example.com/a|b)')) }), {
		maxLength: 3,
	}),
	more: hostileWords,
});
