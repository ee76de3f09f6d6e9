import type { Postmortem } from './postmortem.ts';

/**
 * Whether the prose is written in a language that no vocabulary of ours is made for: hardly any of its words is one of the small words
 * that every text of our languages is full of. False for a text too short to tell.
 */
export function isForeignProse({ passages }: Postmortem): boolean {
	let words = 0;
	let known = 0;
	for (const { kind, text } of passages) {
		if (kind === 'heading' || kind === 'label') continue;
		if (eastAsian.test(text)) return false;
		for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
			words += 1;
			if (smallWords.has(word)) known += 1;
		}
		if (words > enough) break;
	}
	return words >= fewest && known * 25 < words;
}

const enough = 400;
const fewest = 25;
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const smallWords: ReadonlySet<string> = new Set(
	(
		'the and of was were is are that with for from this not by it at an be which as ' +
		'der die das und nicht wurde wurden ist mit auf ein eine von den ' +
		'le les des une est pour dans que qui été par sur et ' +
		'el los las una por con para del se fue ' +
		'os uma não foi com do da na no em ' +
		'il che di per non della sono stato ' +
		'het een van niet werd de op'
	).split(' '),
);
