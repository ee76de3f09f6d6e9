import { defineRule, type Example, type Fix, type Problem, type SilencerUse, silencerKinds } from '../lint/rule.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { closestTo } from '../text/edit-distance.ts';
import type { Range } from '../text/range.ts';

export const rule = defineRule({
	id: 'disable-comment',
	category: 'structure',
	severity: 'warning',
	needs: 'silencers',
	summary: 'A comment that disables rules names rules that exist, and silences something.',
	why: 'A misspelled name silences nothing, and a comment that outlived its problem silences the next one that nobody has seen yet. Comments for remark (`<!--lint …-->`) are left alone, since their names are not ours to judge.',
	options: {},

	*check({ postmortem, silencers }): Generator<Problem, void, undefined> {
		for (const silencer of silencers) {
			if (silencer.kind === undefined) yield unknownKind(postmortem, silencer);
			else if (silencer.kind !== 'enable' && silencer.names.length === 0 && !silencer.used) {
				yield {
					range: silencer.range,
					message: 'This comment silences nothing: delete it.',
					severity: 'information',
					fixes: [deletion(postmortem, silencer, silencer.range)],
				};
			}
			for (const name of silencer.kind === undefined ? [] : silencer.names) {
				// What the snippet left to be filled in is reported as such.
				if (isPlaceholder(name.name)) continue;
				if (name.use === 'unknown') yield unknownName(postmortem, silencer, name);
				else if (name.use === 'nothing' && silencer.kind !== 'enable') {
					yield {
						range: name.range,
						message: `“${name.name}” reports nothing here: delete the comment.`,
						severity: 'information',
						fixes: [deletion(postmortem, silencer, name.range)],
					};
				}
			}
		}
	},
});

function unknownKind({ text }: Postmortem, { range }: SilencerUse): Problem {
	const word = /postmortem-([\w-]+)/i.exec(text.slice(range.start, range.end))?.[1] ?? '';
	const start = text.indexOf(word, range.start);
	const place = { start, end: start + word.length };
	const meant = closestTo(word.toLowerCase(), silencerKinds);
	return {
		range: place,
		message: `“${word}” disables nothing: use ${meant ? `“${meant}”` : silencerKinds.join(', ')}.`,
		fixes: meant ? [replacement(place, meant)] : [],
	};
}

function unknownName(postmortem: Postmortem, silencer: SilencerUse, { name, range }: SilencerUse['names'][number]): Problem {
	const meant = closestTo(name, silencer.known);
	return {
		range,
		message: `There is no rule “${name}”${meant ? `: did you mean “${meant}”?` : ': delete the comment.'}`,
		fixes: [...(meant ? [replacement(range, meant)] : []), deletion(postmortem, silencer, range)],
	};
}

function replacement(range: Range, meant: string): Fix {
	return { title: `Replace with “${meant}”`, safe: false, edits: [{ range, text: meant }] };
}

/** Deletes one name of several, else the comment, else the line that only the comment stands on. */
function deletion({ text, lines }: Postmortem, { range, names }: SilencerUse, place: Range): Fix {
	if (names.length > 1) {
		const before = /[\s,]{1,9}$/.exec(text.slice(range.start, place.start))?.[0].length ?? 0;
		return { title: 'Delete this name', safe: false, edits: [{ range: { start: place.start - before, end: place.end }, text: '' }] };
	}
	const start = lines.lineStart(lines.lineAt(range.start));
	const line = lines.lineAt(range.end);
	const end = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : text.length;
	const isAlone = (text.slice(start, range.start) + text.slice(range.end, end)).trim() === '';
	return { title: 'Delete this comment', safe: false, edits: [{ range: isAlone ? { start, end } : range, text: '' }] };
}

export const examples: readonly Example[] = [
	{
		title: 'A name that is misspelled',
		markdown: `# Checkout outage

## Action Items

<!-- postmortem-disable-next-line ‹action-no-ownr› -->
- [ ] Page when declined payments exceed 3%
`,
		says: ['There is no rule “action-no-ownr”: did you mean “action-no-owner”?'],
		fixed: `# Checkout outage

## Action Items

<!-- postmortem-disable-next-line action-no-owner -->
- [ ] Page when declined payments exceed 3%
`,
	},
	{
		title: 'A comment whose problem is solved',
		markdown: `# Checkout outage

## Action Items

<!-- postmortem-disable-next-line ‹action-no-owner› -->
- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['“action-no-owner” reports nothing here: delete the comment.'],
		fixed: `# Checkout outage

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
	{
		title: 'A comment that is none',
		markdown: `# Checkout outage

## Action Items

<!-- postmortem-‹disable-nextline› action-no-owner -->
- [ ] Page when declined payments exceed 3%
`,
		says: ['“disable-nextline” disables nothing: use “disable-next-line”.'],
	},
	{
		title: 'A comment that silences nothing on its own line',
		markdown: `# Checkout outage

‹<!-- postmortem-disable-line -->›

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
		says: ['This comment silences nothing: delete it.'],
	},
	{
		title: 'A comment that is needed, with the reason behind it',
		markdown: `# Checkout outage

## Action Items

<!-- postmortem-disable-next-line action-no-owner -- the vendor does it -->
- [ ] Page when declined payments exceed 3%
`,
	},
	{
		title: 'Rules of other tools in remark’s comments',
		markdown: `# Checkout outage

<!--lint disable no-duplicate-headings-->

## Action Items

- [ ] Page when declined payments exceed 3% (@sam)
`,
	},
];
