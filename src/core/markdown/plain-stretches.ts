import type { Options } from 'mdast-util-from-markdown';

type Extension = Exclude<NonNullable<Options['extensions']>[number], readonly unknown[]>;
export type Construct = Exclude<NonNullable<Extension['flow']>[string], unknown[] | undefined>;
export type Event = ThisParameterType<Construct['tokenize']>['events'][number];

/**
 * Paragraphs of one line in which nothing can be markup, read at once where the parser by itself sets up one tokenizer for the paragraph and
 * one more for its text. `before` is what the parser leaves out of its count at the text's beginning.
 */
export function plainParagraphsIn(text: string, before: number): Extension {
	const tokenize: Construct['tokenize'] = function (effects, ok, nok) {
		return (code) => {
			plainLine.lastIndex = this.now().offset + before;
			// What may interrupt a paragraph is no paragraph.
			if (this.interrupt || !plainLine.test(text)) return nok(code);
			effects.enter('paragraph');
			effects.enter('data');
			return inside(code);
		};

		function inside(code: Code): State | undefined {
			if (code === null || code < virtualSpace) {
				effects.exit('data');
				effects.exit('paragraph');
				return ok(code);
			}
			effects.consume(code);
			return inside;
		}
	};
	return { flow: { null: { tokenize, add: 'after' } } };
}

type State = ReturnType<Construct['tokenize']>;
type Code = Parameters<State>[0];

/** Below it are the parser's codes for the three line endings. */
const virtualSpace = -2;

/**
 * The events of a text with a table without those that no node is made of, and with each text of one line in which nothing can be markup as
 * what it is, so that no tokenizer has to look at it any more: a table has many short cells.
 */
export function withPlainTexts(all: Event[], text: string, before: number): Event[] {
	const events = withoutGaps(all);
	for (let at = 0; at < events.length; at += 1) {
		const event = events[at];
		const exit = events[at + 1];
		if (event?.[0] !== 'enter' || event[1].contentType !== 'text' || !exit) continue;
		const [, token] = event;
		if (token.previous || token.next || !isPlain(text, token.start.offset + before, token.end.offset + before)) continue;
		token.type = 'data';
		delete token.contentType;
		exit[1] = token;
	}
	return events;
}

/** The events without what stands between the cells of a row, and without the cells of dashes. */
function withoutGaps(events: readonly Event[]): Event[] {
	let inRow = false;
	let inRule = false;
	return events.filter(([kind, { type }]) => {
		if (type === 'tableRow') inRow = kind === 'enter';
		if (type === 'tableDelimiterRow') inRule = kind === 'enter';
		else if (inRule) return false;
		return !inRow || (type !== 'tableCellDivider' && type !== 'whitespace' && type !== 'tableContent');
	});
}

function isPlain(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; at += 1) if (special.has(text.charCodeAt(at))) return false;
	// White space at its end is no part of a text.
	return text.charCodeAt(end - 1) !== 32;
}

/** What markup begins with, and what the parser reads as something else than it is. */
const special: ReadonlySet<number> = new Set([...'\t\r\n\0&*<[\\]_`~!'].map((sign) => sign.charCodeAt(0)));

/**
 * The rest of a line without them and without white space at its end, above an empty line or an item of a list. An item that begins with
 * another marker may go on with the paragraph instead.
 */
const plainLine =
	/[^\t\r\n\0&*<[\\\]_`~!]*[^\s\0&*<[\\\]_`~!](?=$|(?:\r\n|\n|\r(?!\n))(?:(?:> ?)*[ \t]*(?:[\r\n]|$)|[*+-] (?:[^\s=*+>\d-]|\*\*)))/y;
