import { givenNames } from '../vocabulary/given-names.ts';
import type { Words } from '../vocabulary/words.ts';
import { type ItemText, partOf, sourceOf } from './item-text.ts';
import type { Owner } from './postmortem.ts';

/**
 * Whether an owner's name means a team and not a person: `@org/team`, a name of the team's own list, or one whose last word is
 * such a word as "team" or "platform". A lead or manager of a team is a person.
 */
export function isTeam(name: string, teams: readonly string[] = []): boolean {
	const plain = name
		.trim()
		.replace(/^@/, '')
		.toLowerCase()
		.replace(/on-call/g, 'oncall');
	if (plain === '') return false;
	if (teams.some((team) => team.trim().replace(/^@/, '').toLowerCase() === plain)) return true;
	if (/^[\w.-]+\/[\w.-]+$/.test(plain) && name.trim().startsWith('@')) return true;
	if (/(?:チーム|团队|團隊|小组|组|팀|部门|部)$/.test(plain)) return true;
	const words = plain.split(/[\s_\-/]+/).filter((word) => word !== '');
	if (words.some((word) => personWords.has(word))) return false;
	const last = words.at(-1) ?? '';
	return teamWords.has(last) || (words.length > 1 && frontTeamWords.has(words[0] ?? '') && !teamMatters.has(last));
}

/** The owners that a cell or a labelled value names; placeholders are left out. */
export function readOwners(value: ItemText, words: Words): Owner[] {
	const owners: Owner[] = [];
	// "N/A" is not N and A.
	if (isOwnerGap(value.text, words)) return owners;
	for (const { start, end } of ownerParts(value.pattern)) {
		const part = partOf(value, start, end);
		const name = ownerName(part.text);
		if (name.text === '' || isOwnerGap(name.text, words)) continue;
		owners.push({ name: name.text, range: sourceOf(part, name.start, name.end) });
	}
	return owners;
}

/**
 * Who the title above a group of tasks gives them to: a handle in it, "Owner: Sam", or the whole of it where what stands above says
 * that the tasks are listed by owner. Undefined for any other title.
 */
export function ownerOfGroup(title: string, isByOwner: boolean, words: Words): string | undefined {
	const handle = /(?:^|[\s([])(@[\p{L}\d][\p{L}\d_./ -]{0,38})(?=[)\]]|$)/u.exec(title.trim())?.[1];
	const labelled = /^(?:owners?|assignees?|dri|responsible)\s?[:：]\s{0,3}(\S.*)$/iu.exec(title)?.[1];
	const bracket = title.search(/[([]/);
	const whole = bracket < 0 ? title : title.slice(0, bracket).trimEnd();
	const mayBeOwner = isByOwner && (isNameLike(whole) || isTeam(whole)) && words.bucket(whole) === undefined && !aboutTime.test(whole);
	const name = (handle ?? labelled ?? (mayBeOwner ? whole : undefined))?.trim();
	return name === undefined || name === '' || name.length > 40 || isOwnerGap(name, words) ? undefined : name;
}

const aboutTime = /\b(?:term|immediate(?:ly)?|now|later|next|done|completed|open|p\d)\b/i;

/** "Action items by owner", "Tasks per team" */
export function listsByOwner(title: string): boolean {
	return /\b(?:by|per) (?:owner|assignee|person|team|role)s?\b/i.test(title);
}

/** Whether the text stands where an owner belongs and names nobody: "TBD", "???", "[Name]", "@TODO". */
export function isOwnerGap(text: string, words: Words): boolean {
	const plain = text.trim();
	return (
		!/[\p{L}\p{N}]/u.test(plain) ||
		words.isUnknown(plain) ||
		words.isUnknown(plain.replace(/^[@[<({]+|[\])}>?!.]{1,9}$/g, '')) ||
		ownerPlaceholder.test(plain) ||
		ownerChoice.test(plain)
	);
}

/** Whether a stretch of an item's text can name an owner without a label in front: a handle, an address or a team. */
export function isHandle(text: string): boolean {
	return /^@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}_.-]+)?$/u.test(text) || /^[\w.+-]+@(?:[\w-]+(?:\.[\w-]+)+)?$/.test(text);
}

/** Whether the text is written like the name of a person or team: one to three words, the first of them with a capital. */
export function isNameLike(text: string): boolean {
	const plain = text.trim();
	if (isHandle(plain)) return true;
	return (
		plain.length <= 40 &&
		/^\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:de |van |von |der |den |da |dos |du |la )?\p{Lu}[\p{L}\p{M}'’.-]*){0,2}$/u.test(plain)
	);
}

/** Whether the text is a person's name that starts with a common given name: "Ed", "Maria Lopez". */
export function isKnownName(text: string): boolean {
	const plain = text.trim();
	return isNameLike(plain) && givenNames.has((plain.split(' ')[0] ?? '').toLowerCase().replace(/[.,]{1,9}$/, ''));
}

const ownerPlaceholder =
	/^[[<({]+team[\])}>]+$|^[@[<({]*(?:(?:your |the |owner'?s? |assignee'?s? |full |first )?name(?: here| surname)?|owner|assignee|dri|handle|user(?:name)?|github[- ]handle|who|person|todo|tbd|tbc|xxx+|nom|nombre|nome|naam|担当者?名|이름|姓名)[\])}>?]*$/i;

/** "[Team/Person]": whom to put there. */
const ownerChoice =
	/^[[<{](?:team|person|name|owner|role|individual|engineer|squad|department|manager)s?(?:\s?(?:\/|\||,| or )\s?(?:team|person|name|owner|role|individual|engineer|squad|department|manager)s?){1,3}[\]>}]$/i;

const personWords = new Set(['lead', 'manager', 'owner', 'head', 'director', 'chief', 'em', 'pm', 'cto', 'ceo', 'cio', 'vp']);

const frontTeamWords = new Set(['team', 'equipo', 'equipe', 'équipe', 'squad', 'time']);

/** "Team training", "Team communication": what is done with a team. */
const teamMatters = new Set(
	(
		'training trainings communication communications coordination collaboration education awareness alignment building onboarding review reviews process ' +
		'processes meeting meetings workshop workshops documentation readiness structure'
	).split(' '),
);

const teamWords = new Set(
	(
		'team teams squad guild crew group org eng engineering infra infrastructure platform ops devops sre sres backend frontend qa support security data ' +
		'dbops everyone all we us oncall equipo equipe équipe squadra gruppo grupo groupe gruppe plattform betrieb developers engineers'
	).split(' '),
);

/** Where a list of owners is cut: at commas, ampersands, slashes with space or between words, "and" in several languages, breaks. */
function ownerParts(text: string): { start: number; end: number }[] {
	const parts: { start: number; end: number }[] = [];
	let start = 0;
	// "Alice (helpers: Bob, Carol)": whoever stands in brackets behind a name is no owner.
	const note = /[(（]/.exec(text);
	const isNoted = note !== null && note.index > 0 && /[)）]\s*$/.test(text) && !/[,;&+\n]/.test(text.slice(0, note.index));
	for (const match of (isNoted ? text.slice(0, note.index) : text).matchAll(
		/\s{0,9}[,;&+、，；／|\n]\s{0,9}|\s{1,9}(?:(?:\/|and|und|et|y|e|en|och)\s{1,9}|(?=@))|\//giu,
	)) {
		// "@acme/checkout" is one name, "@sam/@kim" are two.
		const isWithin = match[0] === '/' && text[match.index + 1] !== '@';
		if (isWithin && /@[\w.-]+$/.test(text.slice(Math.max(start, match.index - 40), match.index))) continue;
		parts.push({ start, end: match.index });
		start = match.index + match[0].length;
	}
	parts.push({ start, end: text.length });
	const filled = parts.filter((part) => text.slice(part.start, part.end).trim() !== '');
	const [first, second] = filled;
	// "Sam, Payments lead" is one person with a role.
	if (filled.length === 2 && first && second && text.slice(first.end, second.start).includes(',')) {
		const role = text.slice(second.start, second.end).trim();
		const name = text.slice(first.start, first.end).trim();
		if (personWords.has(lastWord(name))) return [{ start: first.start, end: second.end }];
		if (isNameLike(name) && !isHandle(name) && !isTeam(name) && (isTeam(role) || personWords.has(lastWord(role))) && !isHandle(role))
			return [first];
	}
	return filled;
}

function lastWord(text: string): string {
	return text.toLowerCase().split(/\s+/).at(-1) ?? '';
}

/** The name in a part: without brackets around it, a role in brackets behind it and the "@" that Google writes behind a name. */
function ownerName(text: string): { text: string; start: number; end: number } {
	let start = 0;
	let end = text.length;
	const note = /\s{0,9}[(（][^()（）]*(?:[)）]\s{0,9})?$/.exec(text);
	if (note && note.index > 0 && /[\p{L}\p{N}]/u.test(text.slice(0, note.index))) end = note.index;
	while (start < end && /[\s[({<*_"'“:：.。]/u.test(text[start] ?? '')) start += 1;
	while (end > start && /[\s\])}>*_"'”:：.。,;!]/u.test(text[end - 1] ?? '')) end -= 1;
	if (/^[\w.-]+@$/.test(text.slice(start, end))) end -= 1;
	// "the team" is known as "team", but whoever replaces it replaces the article too.
	const name = text.slice(start, end).replace(/^the\s+/i, '');
	return { text: name.replace(/\s+/g, ' '), start, end };
}
