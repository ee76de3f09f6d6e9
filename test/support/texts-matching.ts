import fc from 'fast-check';

/** Texts that a regular expression fits as a whole, in which a few words stand wherever it leaves open what stands there. */
export function textsMatching(pattern: RegExp): fc.Arbitrary<string> {
	const closed = pattern.source
		.replaceAll('\\b', '')
		.replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, '')
		.replaceAll('\\s', ' ')
		.replace(/\\w\+|\[\^ \]\+/g, '(?:some|words)')
		.replaceAll('\\S*', '1?')
		.replace(/ ?\.(?:\*|\{\d+,\d+\}) ?/g, '(?: some| more words)? ')
		.replace(/[$^]/g, '');
	return fc.stringMatching(new RegExp(`^(?:${closed})$`)).filter((text) => pattern.test(text));
}
