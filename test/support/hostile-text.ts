import fc from 'fast-check';
import { samples } from '../core/templates/samples.ts';

/** What documents are made of, and what breaks readers. */
const bits = [
	'# ',
	'## Timeline\n',
	'## Action Items\n',
	'## Root Cause\n\n',
	'**Impact:** ',
	'- [ ] ',
	'- [x] ',
	'1. ',
	'- **Start:** 2026-11-20 02:13 UTC\n',
	'**Owner:** @sam',
	'| Time | Event |\n|---|---|\n',
	'| Action | Owner | Due |\n|---|---|---|\n',
	'| a | b | 2026-02-30 |\n',
	'|',
	'\\|',
	'---\n',
	'title: a\n',
	'> ',
	'```\n',
	'    ',
	'\t',
	'\n',
	'\n\n',
	'\r',
	'\r\n',
	'\uFEFF',
	'\0',
	'\ud83d',
	'\udd25',
	'🔥',
	'👩‍🚒',
	':fire:',
	'\u202e',
	'\u200f',
	'عطل',
	'障害',
	'復旧。',
	'Zeitverlauf',
	'e\u0301',
	'&amp;',
	'&#x1f525;',
	'\\',
	'<!-- postmortem-disable',
	' -->',
	'<br>',
	'<',
	'`',
	'*',
	'**',
	'_',
	'~~',
	'[',
	'](',
	')',
	'[a][b]',
	'![c](d)',
	'[^1]',
	'[TBD]',
	'{{name}}',
	'12:03',
	'24:00',
	'12:03 – 00:10 UTC',
	'T+5m',
	'11/12/2026',
	'yesterday',
	'2026-11-20T02:13:00+99:00',
	'99999 minutes',
	'Owner: ',
	'@',
	'@@',
	'due ',
	'S1',
	'human error',
	'The engineer should have known. ',
	'We failed to check "it". ',
	' ',
	'a',
];

type Disturbance = readonly [place: number, removed: number, added: readonly string[]];

const someSample = fc.constantFrom(...samples.values());
/** A place in a text, taken modulo its length. */
const somePlace = fc.nat(9999);

/** A whole sample cut and put together anew, with bits between its parts. */
const document = fc
	.tuple(someSample, disturbances(8), somePlace)
	.map(([sample, changes, length]) => atMost(disturbed(sample, changes), length));

/** Some lines of a sample, likewise: most of what can go wrong fits into them, and a thousand take as long as a few documents. */
const passage = fc.tuple(someSample, somePlace, fc.nat(200), disturbances(3)).map(([sample, place, length, changes]) => {
	const start = sample.lastIndexOf('\n', place % sample.length) + 1;
	return disturbed(sample.slice(start, start + length), changes);
});

/** Text that tries to be a postmortem, and anything else. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 8, arbitrary: passage },
	{ weight: 8, arbitrary: bitsInARow(12) },
	{ weight: 1, arbitrary: bitsInARow(60) },
	{ weight: 1, arbitrary: document },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 100, size: 'max' }) },
	{
		weight: 2,
		arbitrary: fc.tuple(passage, fc.constantFrom('\r', '\r\n')).map(([text, ending]) => text.replaceAll('\n', ending)),
	},
);

/** What blocks and spans are made of, in any order. */
const marks = [
	...['\n', '\n\n', '\n', '\r\n', ' ', '  ', '  \n', '    ', '\t', '\n  ', '\n   ', '\n    ', 'a', 'b c', '1', 'é', '重', '🔥', '\u00a0'],
	...['# ', '## ', '#', '> ', '- ', '* ', '+ ', '1. ', '2) ', '-', '[ ] ', '[x] ', '\n- ', '\n  - ', '\n    1. ', '\n\n- '],
	...[
		'**',
		'**a**',
		'*',
		'***',
		'_',
		'`',
		'`a`',
		'```',
		'\n```\n',
		'~~~',
		'~',
		'[',
		']',
		'](a)',
		'[a](b)',
		'![',
		']: a',
		'<',
		'<!-- ',
		'-->',
	],
	...[
		'|',
		' | ',
		'| a |',
		'\n|---|\n',
		'\n|---|---|\n',
		':-:',
		'---',
		'===',
		'\\',
		'&',
		'&amp;',
		'&#1;',
		'!',
		'.',
		':',
		',',
		'(',
		')',
		'<b>',
	],
];

/** A few lines of Markdown that is nearly well-formed. */
export const hostileMarkdown: fc.Arbitrary<string> = fc
	.array(fc.constantFrom(...marks), { maxLength: 25, size: 'max' })
	.map((parts) => parts.join(''));

function bitsInARow(most: number): fc.Arbitrary<string> {
	return fc.array(fc.constantFrom(...bits), { maxLength: most, size: 'max' }).map((parts) => parts.join(''));
}

function disturbances(most: number): fc.Arbitrary<Disturbance[]> {
	const disturbance = fc.tuple(somePlace, fc.nat(20), fc.array(fc.constantFrom(...bits), { maxLength: 4 }));
	return fc.array(disturbance, { size: 'max', maxLength: most });
}

function disturbed(text: string, changes: readonly Disturbance[]): string {
	return changes.reduce((now, [place, removed, added]) => {
		const at = place % (now.length + 1);
		return now.slice(0, at) + added.join('') + now.slice(at + removed);
	}, text);
}

function atMost(text: string, length: number): string {
	return text.slice(0, length % (text.length + 1));
}
