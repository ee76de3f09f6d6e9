import type { Day } from '../model/postmortem.ts';

/** `YYYY-MM-DD-slug.md` for a postmortem of that day and title; `incident` stands for a title of which a file name can carry nothing. */
export function postmortemFileName(day: Day, title: string): string {
	return `${day}-${slugOf(title)}.md`;
}

/** What a file name can carry of a title on every system: small letters of any script, digits and hyphens. */
function slugOf(title: string): string {
	const words = title
		.toLowerCase()
		.replace(/[äöüßæøåœłđð]/g, (letter) => spelled[letter] ?? letter)
		.normalize('NFKD')
		// An accent can go; the marks of other scripts are what makes “ダ” of “タ”.
		.replace(/(\p{Script=Latin})\p{M}{1,9}/gu, '$1')
		.normalize('NFKC')
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
	return words.slice(0, 60).replace(/(?:-|[\ud800-\udbff])$/, '') || 'incident';
}

const spelled: Readonly<Record<string, string>> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	ß: 'ss',
	æ: 'ae',
	ø: 'oe',
	å: 'aa',
	œ: 'oe',
	ł: 'l',
	đ: 'd',
	ð: 'd',
};
