import { madeOnce } from '../text/made-once.ts';
import { normalise, withoutNumbering } from '../vocabulary/normalise.ts';

/** The title of a heading, without its numbering, in the form in which titles are compared; several rules ask for it. */
export const comparableTitle = madeOnce(({ title }: { readonly title: string }): string =>
	plainWords.test(title) ? title.toLowerCase() : normalise(withoutNumbering(title)),
);

/** Without a digit or a mark, which every numbering and decoration has. */
const plainWords = /^[a-z]+(?: [a-z]+)*$/i;
