import { continuations } from './continuations.ts';
import { vocabularies } from './index.ts';
import { normalise, splitBrackets, withoutNumbering } from './normalise.ts';
import type { Bucket, FieldId, ItemColumn, ItemStatus, Language, SectionId, TimelineColumn } from './terms.ts';
import type { Aliases, LanguageVocabulary } from './vocabulary.ts';

/** Look-ups over the vocabularies of all languages and a team's aliases. Every argument is normalised first. */
export interface Words {
	/** The roles of a section title, the first one first; undefined for a title that names no role. */
	section(title: string): SectionTitle | undefined;
	/** The roles that a title plays only where nothing else in the document does: "Background" for a missing summary. */
	substitute(title: string): SectionTitle | undefined;
	/** The roles that a title plays only below one that names them beside others: "Failed" below "What held vs. what failed". */
	part(title: string): SectionTitle | undefined;
	field(label: string): { readonly id: FieldId; readonly language: Language } | undefined;
	itemColumn(header: string): ItemColumn | undefined;
	timelineColumn(header: string): TimelineColumn | undefined;
	/** The status that a whole status text means, or its first known word; undefined when it has none. */
	itemStatus(text: string): ItemStatus | undefined;
	/** The first incident status in a text, `investigating` to `resolved`; undefined when it has none. */
	incidentStatus(text: string): string | undefined;
	/** The first document status in a text, `draft` to `closed`; undefined when it has none. */
	documentStatus(text: string): string | undefined;
	bucket(text: string): Bucket | undefined;
	/** Whether the text says that nothing is known: "TBD", "N/A", "-", "?", or nothing at all. */
	isUnknown(text: string): boolean;
	/** What we write for a section in a language; English where that language has no term. */
	sectionTitle(id: SectionId, language: Language): string;
	sectionQuestion(id: SectionId, language: Language): string;
}

export interface SectionTitle {
	readonly fills: readonly SectionId[];
	/** The first language that uses the title so. */
	readonly language: Language;
	/** Every language that does: "Impact" is English, French and Dutch. */
	readonly languages: readonly Language[];
	/** Whether the whole title is listed, or only its grammar says the role. */
	readonly exact: boolean;
	/** Whether a label that names the role itself is preferred. */
	readonly weak?: true;
}

/** A phrase of the vocabularies; the first one that fits a title wins. */
interface Phrase {
	readonly order: number;
	readonly pattern: RegExp;
	readonly title: SectionTitle;
}

/** The look-ups for a team's aliases. Built once per set of aliases; look-ups of titles are remembered. */
export function wordsOf(aliases?: Aliases): Words {
	if (!aliases) {
		ownWords ??= buildWords(undefined);
		return ownWords;
	}
	let words = known.get(aliases);
	if (!words) {
		// Most teams have none, and the look-ups are large.
		const hasNone = Object.values(aliases).every((texts) => Object.keys(texts).length === 0);
		words = hasNone ? wordsOf() : buildWords(aliases);
		known.set(aliases, words);
	}
	return words;
}

let ownWords: Words | undefined;
const known = new WeakMap<Aliases, Words>();

/** How many titles a look-up remembers; it starts anew after that, so that a long-lived editor keeps no text of closed documents. */
const remembered = 2000;
/** Longer texts are sentences, no titles. */
const longestTitle = 160;
const longestLabel = 60;

function buildWords(aliases: Aliases | undefined): Words {
	const titles = new Map<string, SectionTitle>();
	const substitutes = new Map<string, SectionTitle>();
	const parts = new Map<string, SectionTitle>();
	const fields = new Map<string, { readonly id: FieldId; readonly language: Language }>();
	const columns = new Map<string, ItemColumn>();
	const timeColumns = new Map<string, TimelineColumn>();
	const statuses = phraseTable<ItemStatus>((value) => (value === 'done' || value === 'verified' ? 'open' : undefined));
	const incidentStatuses = phraseTable<string>((value) => (value === 'resolved' || value === 'mitigated' ? 'ongoing' : undefined));
	const documentStatuses = phraseTable<string>(() => undefined);
	const buckets = phraseTable<Bucket>();
	const unknown = new Set<string>();
	const qualifiers = new Set<string>();
	const phrasesByWord = new Map<string, Phrase[]>();
	let phraseCount = 0;

	for (const [id, texts] of entriesOf(aliases?.sections)) for (const text of texts) addTitle(titles, text, [id], 'en');
	for (const [id, texts] of entriesOf(aliases?.fields)) for (const text of texts) setOnce(fields, normalise(text), { id, language: 'en' });
	for (const [column, texts] of entriesOf(aliases?.columns)) for (const text of texts) setOnce(columns, normalise(text), column);
	for (const [status, texts] of entriesOf(aliases?.statuses)) for (const text of texts) statuses.add(text, status);

	for (const vocabulary of vocabularies) {
		const { language } = vocabulary;
		for (const { titles: texts, fills } of vocabulary.combined) for (const text of texts) addTitle(titles, text, fills, language);
		for (const [id, terms] of entriesOf(vocabulary.sections))
			for (const text of [terms.title, ...terms.aliases]) {
				addTitle(titles, text, [id], language);
				// Who runs the service alone writes "What I changed" where others write "What we changed".
				if (language === 'en' && text.includes('we')) addTitle(titles, text.replace(/\bwe\b/g, 'i'), [id], language);
			}
		for (const { titles: texts, fills } of vocabulary.substitutes ?? [])
			for (const text of texts) addTitle(substitutes, text, fills, language);
		for (const { titles: texts, fills } of vocabulary.parts ?? []) for (const text of texts) addTitle(parts, text, fills, language);
		for (const { words, pattern, fills, weak } of vocabulary.phrases ?? []) {
			const title: SectionTitle = { fills, language, languages: [language], exact: false, ...(weak && { weak }) };
			const phrase = { order: phraseCount, pattern, title };
			phraseCount += 1;
			for (const word of words.split(' ')) listOf(phrasesByWord, word).push(phrase);
		}
		for (const word of vocabulary.qualifiers ?? []) for (const part of normalise(word).split(' ')) qualifiers.add(part);
		for (const [id, texts] of entriesOf(vocabulary.fields)) for (const text of texts) setOnce(fields, normalise(text), { id, language });
		for (const [column, texts] of entriesOf(vocabulary.itemColumns)) for (const text of texts) setOnce(columns, normalise(text), column);
		for (const [column, texts] of entriesOf(vocabulary.timelineColumns))
			for (const text of texts) setOnce(timeColumns, normalise(text), column);
		for (const [status, texts] of entriesOf(vocabulary.itemStatuses)) for (const text of texts) statuses.add(text, status);
		for (const [status, texts] of Object.entries(vocabulary.incidentStatuses)) for (const text of texts) incidentStatuses.add(text, status);
		for (const [status, texts] of Object.entries(vocabulary.documentStatuses)) for (const text of texts) documentStatuses.add(text, status);
		for (const [bucket, texts] of entriesOf(vocabulary.buckets)) for (const text of texts) buckets.add(text, bucket);
		for (const text of vocabulary.unknown) unknown.add(normalise(text));
	}

	/** A title whose words are known as they stand, or once qualifiers at both its ends are left out. */
	const plainTitle = (table: ReadonlyMap<string, SectionTitle>, text: string): SectionTitle | undefined => {
		const key = normalise(text);
		const exact = table.get(key) ?? (hangul.test(key) ? table.get(key.replaceAll(' ', '')) : undefined);
		if (exact || key === '') return exact;
		const ofIncident = incidentInFront.exec(key);
		if (ofIncident) {
			const found = table.get(key.slice(ofIncident[0].length));
			if (found) return { ...found, exact: false };
		}
		const words = key.split(' ');
		let from = 0;
		let to = words.length;
		while (from < to - 1 && qualifiers.has(words[from] ?? '')) {
			from += 1;
			const found = table.get(words.slice(from).join(' '));
			if (found) return { ...found, exact: false };
		}
		while (to > 1 && qualifiers.has(words[to - 1] ?? '')) {
			to -= 1;
			const found = table.get(words.slice(0, to).join(' ')) ?? (from > 0 ? table.get(words.slice(from, to).join(' ')) : undefined);
			if (found) return { ...found, exact: false };
		}
		return undefined;
	};

	const phraseTitle = (text: string): SectionTitle | undefined => {
		const key = normalise(text);
		const mayBe = key.split(/[ %#]/).flatMap((word) => phrasesByWord.get(word) ?? []);
		return mayBe.sort((a, b) => a.order - b.order).find(({ pattern }) => pattern.test(key))?.title;
	};

	const wholeTitle = (text: string): SectionTitle | undefined => plainTitle(titles, text) ?? phraseTitle(text);

	/** Titles joined by "and", "&" or "/": every part that names a role counts, provided that the first or most of them do. */
	const joinedTitle = (text: string): SectionTitle | undefined => {
		const parts = text
			.split(joints)
			.map((part) => part.trim())
			.filter((part) => part !== '');
		if (parts.length < 2 || parts.length > 4) return undefined;
		const read = parts.map((part) => plainTitle(titles, part) ?? (part.includes(' ') ? phraseTitle(part) : undefined));
		const found = read.filter((title) => title !== undefined);
		const first = found[0];
		const last = read.at(-1);
		// "Date of the incident / detection": a field that states both.
		if (read[0] === undefined && fields.has(normalise(parts[0] ?? ''))) return undefined;
		// "Faulty part and root cause": behind the joint stands what such a section is read for.
		const endsWithRole = last?.exact === true && text.length <= 48 && last.fills.every((id) => endHeads.has(id));
		if (!first || (found.length < parts.length && ((read[0] === undefined && !endsWithRole) || text.length > 48))) return undefined;
		return {
			fills: [...new Set(found.flatMap((title) => title.fills))],
			language: first.language,
			languages: first.languages,
			exact: false,
		};
	};

	/** A known title with what follows it in a language that puts the head first; the longest known head decides. */
	const openTitle = (text: string): SectionTitle | undefined => {
		const parts = normalise(text).split(' ');
		for (let count = Math.min(5, parts.length - 1); count > 0; count -= 1) {
			const found = titles.get(parts.slice(0, count).join(' '));
			if (!found) continue;
			const rest = parts.slice(count);
			if (rest.length > 7 || !found.fills.every((id) => (count > 1 ? openHeads : shortHeads).has(id))) return undefined;
			const goesOn = found.languages.some((language) => {
				const continuation = continuations[language];
				if (!continuation) return false;
				// "Ações corretivas V2", "Causa 1": which one it is; "Suivi 24h" tells for how long.
				if (rest.length === 1 && /^[a-z]?\d{1,3}$/.test(rest[0] ?? '')) return true;
				if (rest.length > 1) return continuation.words.has(rest[0] ?? '');
				return continuation.adjective && !found.languages.includes('en') && /^\p{L}{4,}$/u.test(rest[0] ?? '');
			});
			return goesOn ? { ...found, exact: false } : undefined;
		}
		return undefined;
	};

	const readTitle = (title: string): SectionTitle | undefined => {
		const exact = titles.get(normalise(title));
		if (exact) return exact;
		const bare = withoutNumbering(title).replace(numberSign, ' ');
		const { outside, inside } = splitBrackets(bare);
		const substitute = titles.has(normalise(outside)) ? undefined : substitutes.get(normalise(outside));
		if (substitute) {
			// "Why (root cause)": the remark says outright what the title leaves open.
			const outright = inside ? titles.get(normalise(inside)) : undefined;
			return outright?.fills.join() === substitute.fills.join() ? { ...outright, exact: false } : undefined;
		}
		const head = outside.replace(/[\s:：?？!.。;,*_–—-]{1,20}$/u, '');
		if (head === '') return inside ? wholeTitle(inside) : undefined;
		const whole = titles.get(normalise(bare)) ?? plainTitle(titles, head);
		const noted = inside && whole ? titles.get(normalise(inside)) : undefined;
		// "What went wrong (root cause)"
		if (whole && noted && !noted.fills.every((id) => whole.fills.includes(id)))
			return { ...whole, fills: [...new Set([...whole.fills, ...noted.fills])], exact: false };
		if (whole) return whole;
		const tailed = tailPattern.exec(head);
		const front = tailed ? head.slice(0, tailed.index) : head;
		const back = tailed ? head.slice(tailed.index + tailed[0].length) : '';
		if (tailed) {
			// "Follow-up: Duplicate mails" tells what came later, unless a title follows.
			if (isLater.test(head)) return wholeTitle(back);
			const named =
				plainTitle(titles, front) ?? phraseTitle(front) ?? joinedTitle(front) ?? (/ \d{1,2}$/.test(front) ? openTitle(front) : undefined);
			// "Lessons learned — action items": behind a dash a whole title is as good as behind "and".
			const second = named && /[–—-]/.test(tailed[0]) ? titles.get(normalise(back)) : undefined;
			if (named) return { ...named, fills: [...new Set([...named.fills, ...(second?.fills ?? [])])], exact: false };
			// "Incident 2: Root cause", "Database: Impact"
			if (/\b(?:incident|outage|problem|issue|event|bug|case|day)s?\b.{0,4}\d|^#?\d+$/i.test(front)) return wholeTitle(back);
			// "Analysis: what to learn from this": the title says which part of it stands here.
			if (isOnlyAnalysis.test(front)) return titles.get(normalise(back));
		}
		return (
			joinedTitle(head) ??
			phraseTitle(head) ??
			openTitle(head) ??
			(inside && front.length < 60 && !isKindOfFix.test(inside) ? titles.get(normalise(inside)) : undefined)
		);
	};

	const readSubstitute = (title: string): SectionTitle | undefined =>
		substitutes.get(normalise(splitBrackets(withoutNumbering(title)).outside));

	const readField = (label: string): { readonly id: FieldId; readonly language: Language } | undefined => {
		const exact = fields.get(normalise(label));
		if (exact) return exact;
		const { outside } = splitBrackets(withoutNumbering(label));
		const whole = fields.get(normalise(outside));
		if (whole) return whole;
		const both = dateAndTime.exec(outside);
		if (both) {
			const of = outside.slice(both[0].length);
			// "Date/time of the end" is a date as well as a time of something.
			return fields.get(normalise(`${both[1]}${of}`)) ?? fields.get(normalise(`${both[2]}${of}`)) ?? fields.get(normalise(of));
		}
		const parts = outside.split(/[/／]/).map((part) => fields.get(normalise(part)));
		return parts.includes(undefined) ? undefined : parts[0];
	};

	const readHeader = <Column>(table: ReadonlyMap<string, Column>, header: string): Column | undefined => {
		const exact = table.get(normalise(header));
		if (exact !== undefined) return exact;
		const { outside } = splitBrackets(header);
		const key = normalise(outside);
		return table.get(key) ?? table.get(normalise(outside.split(/[/／,&|]/, 1)[0] ?? '')) ?? table.get(key.replace(zoneAtEnd, ''));
	};

	const raw = (text: string): string => text.replace(/\ufe0f/g, '').trim();
	const english = termsOf('en');

	return {
		section: remember(longestTitle, (title) => withBothSides(title, readTitle(title))),
		substitute: remember(longestTitle, readSubstitute),
		part: (title) => parts.get(normalise(title)),
		field: remember(longestLabel, readField),
		itemColumn: remember(longestLabel, (header) => columns.get(raw(header)) ?? readHeader(columns, header)),
		timelineColumn: remember(longestLabel, (header) => readHeader(timeColumns, header)),
		itemStatus: (text) => statuses.find(text),
		incidentStatus: (text) => incidentStatuses.find(text),
		documentStatus: (text) => documentStatuses.find(text),
		bucket: (text) => buckets.find(text),
		isUnknown: (text) => {
			if (text.length > longestLabel) return false;
			const key = normalise(text);
			return key === '' ? !/\p{Extended_Pictographic}/u.test(text) : unknown.has(key);
		},
		sectionTitle: (id, language) => termsOf(language)?.sections[id]?.title ?? english?.sections[id]?.title ?? id,
		sectionQuestion: (id, language) => termsOf(language)?.sections[id]?.question ?? english?.sections[id]?.question ?? '',
	};
}

function withBothSides(title: string, read: SectionTitle | undefined): SectionTitle | undefined {
	if (read?.fills.join() !== 'wentWell' || !andBadly.test(title)) return read;
	return { ...read, fills: ['wentWell', 'wentWrong'], exact: false };
}

/** Roles whose names mean little else, even as a single word; the others need two words of a known title in front. */
const shortHeads: ReadonlySet<SectionId> = new Set(['impact', 'timeline', 'rootCause', 'contributingFactors', 'lessons', 'actionItems']);
const openHeads: ReadonlySet<SectionId> = new Set([...shortHeads, 'summary', 'resolution', 'wentWell', 'wentWrong', 'lucky']);

/** Roles that a title's last part names for the whole of it. */
const endHeads: ReadonlySet<SectionId> = new Set(['impact', 'timeline', 'rootCause', 'contributingFactors', 'detection', 'lessons']);

/** Between the parts of a title that names several things. */
const joints = /\s{0,9}[/／&+,，、・]\s{0,9}|\s{1,9}(?:and|or|vs\.?|und|oder|et|ou|y|e|en|und\/oder)\s{1,9}|[与和及と]/iu;
/** Where the title proper ends and a remark begins: "Timeline - all times PST", "Root cause: a full disk". */
const tailPattern = /\s{0,9}[:：|–—]\s{0,9}|\s{1,9}-{1,2}\s{1,9}/u;
/** "Cause n°2", "Root cause #2", "Ursache Nr. 2". */
const numberSign = / (?:#|n[°º]\.?|n[or]\.|№) ?(?=\d{1,2}(?!\d))/i;
const isLater = /^follow[- ]?up: ?\p{Lu}/iu;
/** "Restart script (structural fix)": what is in brackets says which kind of fix the title tells of. */
const isKindOfFix = /\bfix(?:es)?$/i;
const isOnlyAnalysis = /^(?:analysis|an[aá]lisis|an[aá]lise|analyse|analisi|分析|考察|まとめ|总结|總結|分析与总结|분석)$/i;
/** "Date/time", "Datum und Uhrzeit", in front of what they are of. */
const dateAndTime =
	/^\s{0,3}(date|datum|fecha|data)\s{0,3}(?:[/／&]|\s(?:and|und|et|y|e|en)\s)\s{0,3}(time|uhrzeit|zeit|heure|hora|ora|tijd)(?!\p{L})/iu;
/** What a title that begins with what went well goes on with: "… / badly", "… und was nicht". */
const andBadly =
	/(?:[/／&+]|\s(?:and|und|et|y|e|en|or|oder|vs\.?)\s|[与和、・])\s{0,3}(?:(?:what|was|ce qui|lo que|qu[eé]|o que|cosa|wat)\s)?(?:badly|poorly|wrong|less well|did ?n['’]?t|schlecht|nicht(?: so)?(?: gut)?|weniger(?: gut)?|mal|no|fall[óo]|moins bien|pas(?: bien)?(?: marché| fonctionné)?|errado|falhou|não|male|niet(?: goed)?|fout|slecht|minder(?: goed)?|不好的?|不足)[\s?？:：]{0,3}$/iu;
const zoneAtEnd = / (?:utc|gmt|z|[a-z]{1,4}t|local|local time|utc [+-]?\d{1,2})$/;

function termsOf(language: Language): LanguageVocabulary | undefined {
	return vocabularies.find((vocabulary) => vocabulary.language === language);
}

/** Object.entries with the keys' own type, without the entries that are undefined. */
function entriesOf<Key extends string, Value>(record: { readonly [key in Key]?: Value } | undefined): [Key, Value][] {
	return Object.entries(record ?? {}).filter(([, value]) => value !== undefined) as [Key, Value][];
}

function addTitle(table: Map<string, SectionTitle>, text: string, fills: readonly SectionId[], language: Language): void {
	const key = normalise(text);
	if (key === '') return;
	const before = table.get(key);
	if (!before) {
		const title: SectionTitle = { fills, language, languages: [language], exact: true };
		table.set(key, title);
		if (hangul.test(key)) setOnce(table, key.replaceAll(' ', ''), title);
	} else if (before.fills.join() === fills.join() && !before.languages.includes(language)) {
		table.set(key, { ...before, languages: [...before.languages, language] });
	}
}

/** "The incident's …" where no space stands between the words: "事故时间线", "障害の原因". */
const incidentInFront = /^(?:本次|此次|今回の)?(?:事故|故障|事件|障害|インシデント|장애|사고)(?:的|の| )?(?=.)/;

/** Korean is written with spaces between words or without: "조치 사항", "조치사항". */
const hangul = /[\uac00-\ud7a3]/;

function listOf<Value>(lists: Map<string, Value[]>, key: string): Value[] {
	const list = lists.get(key) ?? [];
	lists.set(key, list);
	return list;
}

function setOnce<Value>(table: Map<string, Value>, key: string, value: Value): void {
	if (key !== '' && !table.has(key)) table.set(key, value);
}

function remember<Value>(longest: number, read: (text: string) => Value): (text: string) => Value | undefined {
	const memory = new Map<string, Value>();
	return (text) => {
		if (text.length > longest) return undefined;
		const before = memory.get(text);
		if (before !== undefined || memory.has(text)) return before;
		if (memory.size >= remembered) memory.clear();
		const value = read(text);
		memory.set(text, value);
		return value;
	};
}

interface PhraseTable<Value> {
	add(text: string, value: Value): void;
	/** The value of the whole text, else of its first known emoji or words, the longest phrase at each place. */
	find(text: string): Value | undefined;
}

function phraseTable<Value>(negated: (value: Value) => Value | undefined = (value) => value): PhraseTable<Value> {
	const phrases = new Map<string, Value>();
	const signs = new Map<string, Value>();
	// Without spaces between words a phrase is found by its first character.
	const unspaced = new Map<string, [phrase: string, value: Value][]>();
	let most = 1;
	const find = (text: string): Value | undefined => {
		const shown = text
			.replace(/\ufe0f/g, '')
			.trim()
			.toLowerCase();
		if (shown === '' || shown.length > 400) return undefined;
		const whole = phrases.get(normalise(shown)) ?? signs.get(shown);
		if (whole !== undefined) return whole;
		for (const sign of shown.match(signPattern) ?? []) {
			const value = signs.get(sign) ?? signs.get([...sign][0] ?? '');
			if (value !== undefined) return value;
		}
		const words = normalise(shown).split(' ');
		for (let from = 0; from < words.length; from += 1) {
			for (let count = Math.min(most, words.length - from); count > 0; count -= 1) {
				const value = phrases.get(words.slice(from, from + count).join(' '));
				const meant = value !== undefined && isNegated(words, from, from + count) ? negated(value) : value;
				if (meant !== undefined) return meant;
			}
			const word = words[from] ?? '';
			for (let at = 0; at < word.length; at += 1) {
				const found = unspaced.get(word[at] ?? '')?.find(([phrase]) => word.startsWith(phrase, at));
				if (!found) continue;
				const meant =
					notInFront.test(word.slice(0, at)) || notBehind.test(words.slice(from + 1, from + 2).join()) ? negated(found[1]) : found[1];
				if (meant !== undefined) return meant;
			}
		}
		return undefined;
	};
	return {
		add: (text, value) => {
			const key = normalise(text);
			if (key === '') {
				setOnce(
					signs,
					text
						.replace(/\ufe0f/g, '')
						.trim()
						.toLowerCase(),
					value,
				);
				return;
			}
			setOnce(phrases, key, value);
			most = Math.max(most, key.split(' ').length);
			const first = key[0];
			if (first && first >= '\u1100' && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first)) {
				const list = listOf(unspaced, first);
				const shorter = list.findIndex(([phrase]) => phrase.length < key.length);
				list.splice(shorter < 0 ? list.length : shorter, 0, [key, value]);
			}
		},
		find,
	};
}

/** "Not yet resolved", "noch nicht behoben", "pas encore résolu": words that turn what follows them into its opposite. */
function isNegated(words: readonly string[], from: number, to: number): boolean {
	let at = from - 1;
	while (at >= 0 && from - at <= 3 && betweenNot.has(words[at] ?? '')) at -= 1;
	return (at >= 0 && not.has(words[at] ?? '')) || notBehind.test(words[to] ?? '');
}

const not: ReadonlySet<string> = new Set('not never isnt nicht pas non no nao niet'.split(' '));
const betweenNot: ReadonlySet<string> = new Set(
	'yet fully completely entirely quite been really ganz vollstandig voll encore completement totalement entierement aun todavia totalmente completamente ainda ancora del tutto volledig helemaal'.split(
		' ',
	),
);
const notInFront = /(?:[未没沒]|没有|沒有|(?<!이)미)$/;
const notBehind = /^(?:안|못|않|아님)/;

/** A run of one and the same sign, or a shortcode. */
const signPattern = /:[a-z0-9_+-]{1,40}:|\[[x ]\]|(\p{Extended_Pictographic}|✓|✔|☑|☐|◻)\1?/giu;
