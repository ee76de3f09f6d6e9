// What must hold for every input there is. `npm test` tries each with thousands of inputs and with those that once failed; `npm run fuzz`
// goes on for as long as it is told to.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { editItem } from '../../src/core/edit/edit-item.ts';
import { writeField } from '../../src/core/edit/header-field.ts';
import { insertTimelineEntries } from '../../src/core/edit/insert-entries.ts';
import type { ItemChange } from '../../src/core/edit/item-change.ts';
import { appendTimelineEntry, sortTimeline } from '../../src/core/edit/timeline-edits.ts';
import { entriesInCopiedText } from '../../src/core/import/chat-text.ts';
import { draftPostmortem } from '../../src/core/import/draft.ts';
import { UnusablePayload } from '../../src/core/import/payload.ts';
import { recognisePayload } from '../../src/core/import/recognise-payload.ts';
import { configurationShape } from '../../src/core/lint/configuration-shape.ts';
import { fixAll } from '../../src/core/lint/fix-all.ts';
import { resolveConfiguration } from '../../src/core/lint/resolve-configuration.ts';
import { parseWhole } from '../../src/core/markdown/parse.ts';
import type { KeptParts } from '../../src/core/markdown/parts.ts';
import { fieldOf } from '../../src/core/model/fields.ts';
import type { ActionItem, Postmortem } from '../../src/core/model/postmortem.ts';
import { readPostmortem } from '../../src/core/model/read.ts';
import { rules } from '../../src/core/rules/index.ts';
import { defaultTemplate, templateOf, templates } from '../../src/core/templates/index.ts';
import { renderDocument } from '../../src/core/templates/render.ts';
import { applyEdits, type TextEdit, withoutCaret } from '../../src/core/text/edit.ts';
import { contains } from '../../src/core/text/range.ts';
import { parseFilter } from '../../src/core/workspace/filter.ts';
import { samples } from '../core/templates/samples.ts';
import { hostileIncident, hostileWords } from '../support/hostile-payload.ts';
import { hostileMarkdown, hostileText } from '../support/hostile-text.ts';
import { lintText } from '../support/lint-text.ts';
import { payloadOf } from '../support/payload-files.ts';
import { parseAsUsual } from '../support/usual-parser.ts';
import { documentWithItems } from '../support/written-items.ts';

export interface Property {
	/** What holds, in kebab case, as its folder of kept failures is called. */
	readonly name: string;
	/** How many inputs `npm test` tries. */
	readonly runs: number;
	/** Values that JSON can hold, so that a failure can be kept. */
	readonly input: fc.Arbitrary<unknown>;
	/** Throws when it does not hold. */
	readonly holds: (input: unknown) => void | Promise<void>;
	/** Whether `holds` gives a promise. */
	readonly isAsync: boolean;
}

function property<Input>(name: string, runs: number, input: fc.Arbitrary<Input>, holds: (input: Input) => void): Property {
	return { name, runs, input, holds: (value) => holds(value as Input), isAsync: false };
}

function asyncProperty<Input>(name: string, runs: number, input: fc.Arbitrary<Input>, holds: (input: Input) => Promise<void>): Property {
	return { ...property(name, runs, input, holds), isAsync: true };
}

const someDay = fc.constantFrom('2026-11-20', '2026-12-31', '2028-02-29');
const someInstant = fc.constantFrom('2026-11-20T02:13:00Z', '2026-11-19T23:59:59Z', '2030-01-01T00:00:00Z', '1999-12-31T12:00:00Z');
const someChange: fc.Arbitrary<ItemChange> = fc.oneof(
	fc.record({
		field: fc.constantFrom('owner', 'priority', 'bucket', 'link', 'verification', 'reason'),
		value: fc.oneof(
			fc.constantFrom('Sam Lee', '@kim', 'P1', 'detection', 'PAY-412', 'a drill on staging', 'a | b', '`'),
			fc.constant(undefined),
		),
	}),
	fc.record({ field: fc.constant('due'), value: fc.oneof(someDay, fc.constant(undefined)) }),
	fc.record({
		field: fc.constant('status'),
		value: fc.constantFrom('open', 'in-progress', 'done', 'verified', 'dropped', 'blocked'),
		day: someDay,
	}),
	fc.record({
		field: fc.constant('status'),
		value: fc.constantFrom('dropped', 'blocked'),
		reason: fc.constantFrom('too little use', 'replaced by PAY-412', 'superseded by #12', 'too costly (3 weeks)', 'a | b'),
	}),
) as fc.Arbitrary<ItemChange>;

/** What is parsed in several parts. */
const longDocument = [...samples.values()].slice(0, 2).join('\n\n');

export const properties: readonly Property[] = [
	property('every-text-is-read-and-linted', 300, hostileText, (text) => {
		const { postmortem, problems } = lintText(text, { rules, configuration: { rules: allOn } });
		assert.equal(rangeOutside(postmortem, text.length), undefined, 'postmortem');
		assert.equal(rangeOutside(problems, text.length), undefined, 'problems');
		for (const { rule, fixes } of problems) {
			for (const { edits, title } of fixes ?? []) assert.notEqual(applyEdits(text, edits), undefined, `${rule}: ${title}`);
		}
	}),

	property('line-endings-change-nothing', 150, hostileText, (text) => {
		const unix = text.replaceAll('\r', '');
		assert.deepEqual(readingOf(unix.replaceAll('\n', '\r\n')), readingOf(unix));
	}),

	property('a-text-reads-after-an-edit-as-it-does-afresh', 30, fc.tuple(hostileText, hostileText, fc.nat(99)), ([text, typed, place]) => {
		const document = `${longDocument}\n\n## Notes\n\n${text}\n\n${longDocument}`;
		const at = Math.floor((document.length * place) / 100);
		const edited = document.slice(0, at) + typed + document.slice(at);
		const parts: KeptParts = new Map();
		readPostmortem(document, { parts });
		for (const now of [edited, document]) assert.equal(JSON.stringify(readPostmortem(now, { parts })), JSON.stringify(readPostmortem(now)));
	}),

	property('simple-blocks-are-read-as-the-parser-reads-them', 200, fc.oneof(hostileText, hostileMarkdown), (text) => {
		const unmarked = text.replace(/^[\uFEFF-]+/, '');
		assert.deepEqual(blocksOf(parseWhole(unmarked)), blocksOf(parseAsUsual(unmarked)));
		const below = `---\na: b\n---\n${text.replaceAll('\uFEFF', '')}`;
		assert.deepEqual(blocksOf(parseWhole(below)), blocksOf(parseAsUsual(below, { withFrontMatter: true })));
	}),

	property('fixes-come-to-an-end', 100, hostileText, (text) => {
		const fixed = withSafeFixes(text);
		assert.equal(withSafeFixes(fixed), fixed);
	}),

	property('an-item-is-changed-alone', 200, fc.tuple(hostileText, someChange, fc.nat(30)), ([text, change, choice]) => {
		const before = readPostmortem(text);
		const { actionItems } = before;
		const index = choice % Math.max(1, actionItems.length);
		const item = actionItems[index];
		if (!item) return;
		const { edits } = editItem(before, item.key, change);
		if (!edits) return;
		const allowed = item.table?.range ?? item.whole;
		for (const { range } of edits) assert.ok(allowed.start <= range.start && range.end <= allowed.end, 'an edit lies outside of the item');
		const after = readPostmortem(applied(text, edits));
		const others = (postmortem: Postmortem): string[] => postmortem.actionItems.filter((_, at) => at !== index).map((one) => one.key);
		assert.deepEqual(others(after), others(before));
		assert.deepEqual(outsideOfItems(after), outsideOfItems(before));
	}),

	property('an-item-says-what-it-was-told', 150, fc.tuple(documentWithItems(), someChange, fc.nat(5)), ([text, change, choice]) => {
		const before = readPostmortem(text);
		const index = choice % Math.max(1, before.actionItems.length);
		const item = before.actionItems[index];
		const outcome = item && editItem(before, item.key, change);
		if (!item || !outcome?.edits) return;
		const after = readPostmortem(applied(text, outcome.edits));
		assert.equal(after.actionItems.length, before.actionItems.length);
		after.actionItems.forEach((other, at) => {
			const free = at === index ? freeFacts(item, change) : [];
			assert.deepEqual(factsOf(other, free), factsOf(before.actionItems[at] as ActionItem, free), after.text);
		});
		// What is no word is written so that it does no harm; what is taken away may still be said for a whole group.
		if (change.value !== undefined && !/[|`]/.test(change.value))
			assert.equal(saidOf(after.actionItems[index], change), change.value, after.text);
		if (change.field === 'status' && change.value === 'dropped' && change.reason)
			assert.equal(wordsOf(after.actionItems[index]?.reason?.text), wordsOf(change.reason), after.text);
		assert.deepEqual(besideItems(after), besideItems(before));
		if (text.includes('\r\n')) assert.doesNotMatch(after.text, /[^\r]\n/);
		// Told the same again, it has nothing to write.
		if (change.field !== 'link') assert.equal(applied(after.text, editItem(after, outcome.key, change).edits ?? []), after.text);
	}),

	property('an-entry-is-added-and-nothing-lost', 200, fc.tuple(hostileText, someInstant), ([text, instant]) => {
		const before = readPostmortem(text);
		if (before.cut) return;
		const edit = appendTimelineEntry(before, { instant, text: '[FIRING:1] The queue was drained' });
		assert.ok(edit.text.includes('[FIRING:1] The queue was drained'), 'the entry was lost');
		const after = readPostmortem(applied(text, [edit]));
		assert.match(text.slice(edit.range.start, edit.range.end), /^[\s|:>*+-]*$/, 'words were replaced');
		assert.deepEqual(
			after.actionItems.map((item) => item.text),
			before.actionItems.map((item) => item.text),
		);
	}),

	property('sorting-keeps-every-character', 150, hostileText, (text) => {
		const before = readPostmortem(text);
		for (const timeline of before.timelines) {
			assert.equal([...applied(text, sortTimeline(before, timeline))].sort().join(''), [...text].sort().join(''));
		}
	}),

	property(
		'a-field-is-written-alone',
		200,
		fc.tuple(hostileText, fc.constantFrom(['severity', 'Severity', 'S2'], ['commander', 'Incident commander', 'Mara Lindt'])),
		([text, [id = '', label = '', value = '']]) => {
			const before = readPostmortem(text);
			if (before.cut) return;
			const known = fieldOf(before, id as 'severity' | 'commander');
			const edits = writeField(before, { id: id as 'severity' | 'commander', label, value });
			const after = readPostmortem(applied(text, edits));
			if (known) {
				const [range, ...further] = edits.map((edit) => edit.range);
				assert.deepEqual(range, before.fields.find((field) => field.id === id && field.range.start === range?.start)?.range);
				assert.equal(further.length, 0);
			} else for (const { range } of edits) assert.equal(range.start, range.end);
			assert.deepEqual(
				after.actionItems.map((item) => item.text),
				before.actionItems.map((item) => item.text),
			);
		},
	),

	property(
		'an-import-says-what-it-was-given',
		100,
		fc.tuple(hostileIncident, fc.constantFrom(...templates.map(({ id }) => id))),
		([value, id]) => {
			const template = templateOf(id) ?? defaultTemplate;
			const [recognised] = recognisePayload(payloadOf(value));
			assert.ok(recognised);
			const { text } = draftPostmortem(recognised, template);
			const draft = readPostmortem(text);
			const { severity, start, end, timelines, actionItems, comments, template: declared, headings } = draft;
			const rank = { S1: 1, sev2: 2, P3: 3, low: 4 }[value.severity] ?? 0;
			assert.equal(severity?.text, template.severities[Math.min(rank, template.severities.length) - 1]);
			assert.equal(Date.parse(start?.instant ?? ''), Date.parse(value.start));
			assert.equal(Date.parse(end?.instant ?? ''), Date.parse(value.end));
			const given = new Set(value.timeline.map(({ timestamp, event, actor }) => JSON.stringify([timestamp, event.trim(), actor.trim()])));
			if (given.size > 0) {
				assert.equal(timelines.length, 1, text);
				assert.equal(timelines[0]?.entries.length, given.size, text);
			}
			if (value.action_items.length > 0) assert.equal(actionItems.length, value.action_items.length, text);
			assert.equal(declared?.id, template.id);
			assert.ok(
				comments.every((comment) => !/^(?:postmortem-(?!template: )|lint)/.test(comment.text)),
				text,
			);
			assert.deepEqual(headings.filter(({ level }) => level === 1).length, 1, text);
			const own = new Set([...(templateTitles.get(id) ?? []), 'Summary', 'People', 'Timeline', 'Supporting Information', 'Impact']);
			assert.deepEqual(
				titlesOf(draft).filter((title) => !own.has(title)),
				[],
				text,
			);
			assert.ok(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text));
			assert.ok(!/\p{Surrogate}/u.test(text));
		},
	),

	property('an-import-is-refused-in-words', 300, fc.oneof(fc.json({ maxDepth: 3 }), somePayload(), hostileWords), (text) => {
		try {
			for (const recognised of recognisePayload([{ path: 'payload.json', bytes: new TextEncoder().encode(text) }])) {
				readPostmortem(draftPostmortem(recognised, defaultTemplate).text);
			}
		} catch (error) {
			if (!(error instanceof UnusablePayload)) throw error;
		}
	}),

	property('copied-text-becomes-entries', 200, fc.tuple(someLog(), hostileText), ([log, text]) => {
		const context = { day: '2026-11-20', today: '2026-11-27', localOffset: () => 60, logOffset: () => 0 };
		const entries = entriesInCopiedText(log, context);
		if (!entries) return;
		for (const { instant } of entries) assert.ok(Number.isFinite(Date.parse(instant)), instant);
		const before = readPostmortem(text);
		const edits = insertTimelineEntries(before, entries);
		for (const { range } of edits) assert.match(text.slice(range.start, range.end), /^\d*$/, 'words were replaced');
		const after = readPostmortem(applied(text, edits));
		assert.deepEqual(
			after.actionItems.map((item) => item.text),
			before.actionItems.map((item) => item.text),
		);
	}),

	asyncProperty('every-configuration-is-read', 400, someConfiguration(), async ({ path, text }) => {
		const resolved = await resolveConfiguration({
			path: '/shop/postmortems/a.md',
			root: '/shop',
			read: async (file) => (file === path ? text : undefined),
			rules,
		});
		for (const problem of resolved.problems) assert.equal(rangeOutside(problem, text.length), undefined, problem.message);
		assert.equal(({} as { polluted?: unknown }).polluted, undefined);
		const { severityScale, rules: settings } = resolved.configuration;
		assert.ok(severityScale === undefined || Array.isArray(severityScale));
		for (const id of Object.keys(settings))
			assert.ok(
				rules.some((rule) => rule.id === id),
				id,
			);
	}),

	property('every-filter-is-read', 1000, someFilter(), (text) => {
		const filter = parseFilter(text);
		assert.ok('wrong' in filter ? filter.wrong !== '' : typeof filter.matches === 'function');
	}),
];

const templateTitles = new Map(templates.map((template) => [template.id, titlesOf(readPostmortem(renderDocument(template)))]));
const allOn = Object.fromEntries(rules.map((rule) => [rule.id, { severity: 'warning' as const }]));

function applied(text: string, edits: readonly TextEdit[]): string {
	const after = applyEdits(
		text,
		edits.map((edit) => ({ ...edit, text: withoutCaret(edit.text).text })),
	);
	assert.ok(after !== undefined, 'edits overlap or lie outside');
	return after;
}

function withSafeFixes(text: string): string {
	return fixAll(
		text,
		(now) => lintText(now, { rules }).problems,
		({ fixes }) => fixes?.find(({ safe, ask }) => safe && !ask)?.edits,
	);
}

/** What an edit of an action item must not touch. */
function outsideOfItems({ headings, timelines, title }: Postmortem): unknown {
	return {
		title: title?.text,
		headings: headings.map((heading) => [heading.level, heading.title]),
		entries: timelines.map(({ entries }) => entries.map((entry) => entry.text)),
	};
}

/** What is read of an item, without what a change may alter. */
function factsOf(item: ActionItem, free: readonly string[]): object {
	const { text, style, group, owners, due, status, checked, doneDay, reason, priority, bucket, links, verification, id } = item;
	const facts = {
		text: text.replace(/\s+/g, ' '),
		style,
		group: group?.title,
		owner: owners.map(({ name }) => name),
		due: [due?.text, due?.day],
		status: [status, checked, doneDay, reason?.text],
		priority: priority?.text,
		bucket: bucket?.text,
		link: links.map((link) => link.href ?? link.text),
		verification: verification?.text,
		id: id?.text,
	};
	return Object.fromEntries(Object.entries(facts).filter(([fact]) => !free.includes(fact)));
}

/** What an item says of the field that was changed, as far as the change says it. */
function saidOf(item: ActionItem | undefined, { field, value = '' }: ItemChange): string | undefined {
	switch (field) {
		case 'owner':
			return item?.owners.map(({ name }) => name).join(', ');
		case 'due':
			return item?.due?.day;
		case 'status':
			return item?.status;
		case 'link':
			return item?.links.find(({ text }) => text === value)?.text;
		case 'verification':
			return item?.verification?.text.includes(value) ? value : undefined;
		default:
			return item?.[field]?.text;
	}
}

/** A reason keeps its words, not its brackets and bars. */
function wordsOf(reason: string | undefined): string | undefined {
	return reason?.match(/[\p{L}\p{N}]+/gu)?.join(' ');
}

/** The changed field, and what the same words also say. */
function freeFacts(item: ActionItem, change: ItemChange): string[] {
	const { field, value } = change;
	const why = field === 'status' ? change.reason : undefined;
	const places = field === 'due' ? [item.due] : field === 'owner' ? item.owners : field === 'link' ? item.links : [];
	const isInText = places.some((place) => place && contains(item.textRange, place.range));
	const holdsReference = /[#/]|[A-Z]-\d/.test([value, why, item.verification?.text, item.reason?.text].join(' '));
	return [
		field === 'reason' ? 'status' : field,
		...(isInText ? ['text'] : []),
		...(holdsReference || (field === 'owner' && item.links.length > 0) ? ['link'] : []),
		...(field === 'status' ? ['verification'] : []),
		...(field === 'verification' && /verif/i.test(`${value} ${item.verification?.text}`) ? ['status'] : []),
	];
}

/** Everything that is read of a document besides its items; the title of a heading that is an item is the item's. */
function besideItems({ sections, fields, timelines, title, headings }: Postmortem): unknown {
	return {
		title: title?.text,
		headings: headings.filter(({ title }) => !/^\d/.test(title)).map(({ level, title }) => [level, title]),
		sections: sections.map(({ fills, form }) => [fills, form]),
		fields: fields.map(({ label, value }) => [label, value]),
		entries: timelines.map(({ entries }) => entries.map(({ text, time }) => [text, time.instant])),
	};
}

function somePayload(): fc.Arbitrary<string> {
	const keys =
		'incident incidents messages alerts status startsAt created_at title name impact log_entries incident_updates severity ts text user id timeline';
	const key = fc.constantFrom(...keys.split(' '), '__proto__', 'constructor');
	const leaf = fc.oneof(
		hostileWords,
		fc.integer(),
		fc.constant(null),
		fc.boolean(),
		fc.constantFrom('firing', '1482960137.003543', '2026-11-20T02:13:00Z'),
	);
	const { value } = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			leaf,
			fc.array(tie('value'), { maxLength: 3 }),
			fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
		),
	}));
	return value.map((one) => JSON.stringify(one));
}

function someLog(): fc.Arbitrary<string> {
	const pieces = [
		'2026-11-20T02:13:00Z ',
		'02:14 ',
		'[02:15:01] ',
		'Ines Duarte',
		'  2:16 PM',
		'\n',
		'\n\n',
		'\t',
		',',
		';',
		'time,event',
		'"',
		'queue grew',
		'99:99',
		'Today at 9:00',
		'```',
		'|',
	];
	return fc
		.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: hostileWords }), { maxLength: 30 })
		.map((parts) => parts.join(''));
}

function someConfiguration(): fc.Arbitrary<{ path: string; text: string }> {
	const key = fc.oneof(fc.constantFrom(...Object.keys(configurationShape), '__proto__', 'constructor', 'polluted'), hostileWords);
	const leaf = fc.oneof(
		fc.constantFrom('off', 'error', 'strict', 'Europe/Berlin', './a.json', '../../a.json'),
		fc.integer(),
		fc.boolean(),
		fc.constant(null),
		hostileWords,
	);
	const { value } = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 3 },
			leaf,
			fc.array(tie('value'), { maxLength: 3 }),
			fc
				.array(fc.tuple(fc.oneof(key, fc.constantFrom(...rules.map(({ id }) => id))), tie('value')), { maxLength: 5 })
				.map((entries) => Object.fromEntries(entries)),
		),
	}));
	const object = fc.array(fc.tuple(key, value), { maxLength: 6 }).map((entries) => JSON.stringify(Object.fromEntries(entries)));
	const yaml = fc
		.array(
			fc.constantFrom(
				'rules:',
				'\n',
				'  ',
				'- ',
				'a: ',
				'&a ',
				'*a',
				'<<: *a',
				'{',
				'}',
				'[',
				']',
				'"',
				"'",
				'#',
				'|',
				'>',
				'__proto__: ',
				'polluted: yes',
				'since: 2026-01-01',
				'!!js/function ',
				'? ',
				'%',
				'\t',
			),
			{ maxLength: 25 },
		)
		.map((parts) => parts.join(''));
	const path = fc.constantFrom(
		'/shop/.postmortemrc.json',
		'/shop/.postmortemrc.yaml',
		'/shop/postmortems/.postmortemrc.jsonc',
		'/shop/package.json',
	);
	return fc.record({
		path,
		text: fc.oneof(
			object,
			yaml,
			hostileWords,
			object.map((text) => `{ "postmortem": ${text} }`),
		),
	});
}

function someFilter(): fc.Arbitrary<string> {
	const pieces = [
		'owner:',
		'due<',
		'due:',
		'is:',
		'has:',
		'-',
		'"',
		'none',
		'me',
		'2026-12',
		'overdue',
		' ',
		'<=',
		'>',
		'\\',
		'__proto__:',
		'constructor',
	];
	return fc
		.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
		.map((parts) => parts.join(''));
}

/** Where a range lies outside of the text. Whatever has a `start` and an `end` is a range; so are pieces, of which some have only a `start`. */
function rangeOutside(value: unknown, length: number): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { start, end } = value as { start?: unknown; end?: unknown };
	if (typeof start === 'number') {
		const last = typeof end === 'number' ? end : start;
		if (!(Number.isInteger(start) && 0 <= start && start <= last && last <= length)) return `: ${start} to ${last} of ${length}`;
	}
	for (const name in value) {
		const outside = rangeOutside(value[name as keyof typeof value], length);
		if (outside !== undefined) return `.${name}${outside}`;
	}
	return undefined;
}

/** What was read, without places: plain texts and values. */
function readingOf(text: string): unknown {
	const { sections, headings, fields, actionItems, timelines, metrics, severity, language, passages, title }: Postmortem =
		readPostmortem(text);
	return {
		title: title?.text,
		language,
		severity: severity?.rank,
		headings: headings.map(({ level, title, empty }) => ({ level, title, empty })),
		sections: sections.map(({ fills, form, title, parent, empty }) => ({ fills, form, title, parent, empty })),
		fields: fields.map(({ id, label, value, form }) => ({ id, label, value, form })),
		items: actionItems.map(({ text, style, owners, due, status, priority }) => ({
			text,
			style,
			owners: owners.map(({ name }) => name),
			due: due?.day,
			status,
			priority: priority?.rank,
		})),
		entries: timelines.map(({ entries }) => entries.map(({ text, time, marks }) => ({ text, instant: time.instant, marks: marks.length }))),
		metrics: Object.entries(metrics).map(([id, metric]) => ({ id, minutes: metric?.minutes })),
		passages: passages.map(({ kind, text }) => ({ kind, text })),
	};
}

/** Without what the parser marks the root with that has an empty item in front of a box. */
function blocksOf({ type, children, position }: Root): Root {
	return { type, children, ...(position && { position }) };
}

/** The titles of all sections, whatever else there is. */
function titlesOf({ headings }: Postmortem): string[] {
	return headings.filter(({ level }) => level === 2 || level === 3).map(({ title }) => title);
}
