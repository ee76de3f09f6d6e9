import { defineRule, type Example, type Problem } from '../lint/rule.ts';
import { vagueTimeIn } from '../model/vague-time.ts';

export const rule = defineRule({
	id: 'timeline-entry-no-time',
	category: 'timeline',
	severity: 'hint',
	summary: 'Every line of a timeline has a time where the others have one.',
	why: 'A line without a time can be moved anywhere between its neighbours, and the reader has to guess.',
	options: {},

	*check({ postmortem }): Generator<Problem, void, undefined> {
		for (const { entries, untimed } of postmortem.timelines) {
			if (entries.filter(({ time, offset }) => time.precision !== 'none' || offset !== undefined).length < 3) continue;
			for (const line of untimed) {
				if (isRemark.test(line.text.trim())) continue;
				// A time that is only imprecise is one.
				if (vagueTimeIn(line.text) !== undefined) continue;
				const source = postmortem.text.slice(line.range.start, line.range.end);
				// A link to a graph or a log belongs to the entry before, as a picture does.
				if (/^(?:[-*+]\s|\d{1,9}[.)]\s)?\s{0,9}\[[^[\]]*\]\([^()\s]*\)$/.test(source.trim())) continue;
				const start = line.range.start + (/^\s*(?:[-*+]\s+|\d{1,9}[.)]\s+)?/.exec(source)?.[0].length ?? 0);
				const lineStart = postmortem.lines.lineStart(postmortem.lines.lineAt(line.range.start));
				const row = /^(\s*\|)([ \t]*)(\|)?/.exec(postmortem.text.slice(lineStart, line.range.end));
				const cell = lineStart + (row?.[1]?.length ?? 0);
				// In a row the time belongs into the first cell, where that waits for it.
				const edit = row
					? row[3] && { range: { start: cell, end: cell + (row[2]?.length ?? 0) }, text: ' ‹›HH:MM ' }
					: { range: { start, end: start }, text: '‹›HH:MM — ' };
				yield {
					range: { start, end: line.range.end },
					message: 'This line has no time: add it, or make it part of the entry before.',
					fixes: edit ? [{ title: 'Insert a time', safe: false, edits: [edit] }] : [],
				};
			}
		}
	},
});

/** What a line begins with that is about the timeline instead of in it; one that ends in a colon introduces others. */
const isRemark =
	/^(?:notes?|n\.?b\.?|sources?|see|all times|hinweis|anmerkung|quelle|siehe|alle zeiten|remarque|voir|toutes les heures|nota|fuente|fonte|ver|véase|vedi|todos los horarios|todas las horas|todos os horários|tutti gli orari|opmerking|bron|zie|alle tijden)(?![\p{L}\p{N}])|^(?:※|注[:：]|備考|备注|참고|비고)|[:：]$/iu;

export const examples: readonly Example[] = [
	{
		title: 'One line among others that have a time',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:10 on-call is paged
- ‹support is told›
- 14:20 rolled back
`,
		says: ['This line has no time: add it, or make it part of the entry before.'],
		fixed: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:10 on-call is paged
- ‹›HH:MM — support is told
- 14:20 rolled back
`,
	},
	{
		title: 'Sub-bullets, notes, images and timelines with few times',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
  - seen in the log
- 14:10 on-call is paged
- [the graph](https://example.org/graph)
- Tuesday
- 14:20 rolled back
- Note: the clock of one host was off

# Search outage

## Timeline (UTC)

- 14:03 first slow page
- the index was rebuilt
`,
	},
	{
		title: 'A row whose first cell is empty',
		markdown: `# Checkout outage

## Timeline

| Time (UTC) | Event |
|---|---|
| 14:03 | first failed payment |
| 14:10 | on-call is paged |
‹|  | support is told |›
| 14:20 | rolled back |
`,
		says: ['This line has no time: add it, or make it part of the entry before.'],
		fixed: `# Checkout outage

## Timeline

| Time (UTC) | Event |
|---|---|
| 14:03 | first failed payment |
| 14:10 | on-call is paged |
| ‹›HH:MM | support is told |
| 14:20 | rolled back |
`,
	},
	{
		title: 'Words in the place of the time',
		markdown: `# Checkout outage

## Timeline (UTC)

- 14:03 first failed payment
- 14:10 on-call is paged
- A few minutes later support is told
- 14:20 rolled back
`,
	},
	{
		title: 'Notes and words in the place of the time, in other languages',
		markdown: `# Incident : paiement

## Chronologie

- 14:03 premier paiement refusé
- 14:10 astreinte appelée
- Quelques minutes plus tard, le support est prévenu
- 14:20 retour arrière
- Remarque : l’horloge d’un serveur était décalée
`,
	},
];
