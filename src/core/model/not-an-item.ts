import type { List } from 'mdast';
import { plainText } from '../markdown/plain-text.ts';
import { oneLine } from '../text/one-line.ts';
import type { Words } from '../vocabulary/words.ts';
import { exactBucket } from './item-bucket.ts';
import { priorityAt } from './item-priority.ts';
import { statusMark } from './item-status.ts';
import type { ItemText } from './item-text.ts';
import { isHandle } from './owners.ts';

/** Whether a bullet among action items says that there are none, only asks, or only names people. `text` is what its reading left. */
export function isNoItem(item: ItemText, text: string, words: Words): boolean {
	const whole = oneLine(item.text);
	if (words.isUnknown(whole) || words.isUnknown(text) || noneNeeded.test(whole)) return true;
	if (/^(?:how|what|why|who|where|when|which)\b[^.!]*\?$/i.test(whole)) return true;
	return whole !== '' && whole.split(/[\s,/&]+/).every((part) => isHandle(part) || part === '');
}

/** Whether a line without any marker asks for something outright, as a task does: "Add an alert on the queue". */
export function isRequest(line: string): boolean {
	return /^\p{Lu}/u.test(line) && imperative.test(line);
}

/** Whether a text is what a template left for the writer to fill in. */
export function isPlaceholderItem(text: string, words: Words): boolean {
	const plain = text.trim();
	if (plain === '') return false;
	if (!/[\p{L}\p{N}\p{Extended_Pictographic}\uFFFC]/u.test(plain)) return true;
	if (/^(?:\[[^[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}?\})[.:]?$/.test(plain)) return true;
	if (
		/^(?:action(?: item)?|item|task|todo|description|follow-?up|acción|ação|maßnahme|azione|actie|mesure|行动项|アクション)\s*(?:#?\d+|[a-z]|here|…|\.\.\.)?[.:]?$/iu.test(
			plain,
		)
	)
		return true;
	return /^(?:tbd|tbc|todo|xxx+|fixme)$/i.test(plain) || words.isUnknown(plain);
}

/**
 * Whether a bullet only introduces the bullets below it: a priority, bucket, status or time frame, or a clause that ends in a colon
 * and asks for nothing itself. Bullets that say more about an action, with links or fields below it, are no groups.
 */
export function isGroupBullet(item: ItemText, nested: readonly List[], words: Words): boolean {
	const children = nested.flatMap((list) => list.children);
	if (children.length === 0) return false;
	if (children.every((child) => typeof child.checked === 'boolean')) return true;
	const whole = oneLine(item.text);
	const title = whole.replace(/[:：]$/, '').trimEnd();
	if (title.length <= 40 && (timeFrame.test(title) || isWhole(title, words) || isNameOfTasks(title, words))) return true;
	if (!/[:：]$/.test(whole)) return false;
	// "**Automatic failover** (in development):" is one too.
	const name = title.replace(/\s{0,3}\([^()]*\)$/, '');
	const isBold = item.spans.some(({ kind, start, end }) => kind === 'strong' && start === 0 && end >= name.length);
	if (isBold || asksForSomething.test(whole)) return false;
	return !children.every((child) => {
		const text = oneLine(plainText(child.children[0] ?? []));
		const label = /^([\p{L} ]{2,24})[:：]/u.exec(text)?.[1];
		return /^<?https?:\/\//.test(text) || (label !== undefined && words.itemColumn(label) !== undefined);
	});
}

/** "Tasks", "Improvements / Fixes": what could as well be the title of the section. */
function isNameOfTasks(title: string, words: Words): boolean {
	if (listOfTasks.test(title)) return true;
	const parts = title.split(/\s{0,3}[/&]\s{0,3}|\s(?:and|und|et|y|e|en)\s/);
	const roles = parts.map((part) => words.section(part));
	if (!roles.every((role) => role?.exact === true && (role.fills.includes('actionItems') || role.fills.includes('resolution'))))
		return false;
	return roles.some((role) => role?.fills.includes('actionItems'));
}

const listOfTasks =
	/^(?:(?:specific|key|main|further|other|general|planned|list of|areas for|areas of) )?(?:tasks?|to-?dos?|improvements?|actions?|action items|measures)(?: (?:to|for) .{1,40})?$/i;

/** Whether a list before the items only explains what priorities, types or states mean: each of its bullets starts with another one. */
export function isLegend(list: List, moreFollows: boolean, words: Words): boolean {
	if (!moreFollows || list.children.length < 2) return false;
	const terms = new Set<string>();
	for (const { checked, children } of list.children) {
		if (typeof checked === 'boolean') return false;
		const text = oneLine(plainText(children[0] ?? []));
		const term = /^([\p{L}\p{N} /]{1,24}?)\s*(?:[-–—]+\s|[:：=]\s?|\s\()/u.exec(text)?.[1]?.trim();
		if (term === undefined || !isWhole(term, words)) return false;
		terms.add(term.toLowerCase());
	}
	return terms.size === list.children.length;
}

/** Whether a list below "Follow-up owners" says who owns what: "Platform: the runbook", bullet by bullet. */
export function isListOfOwners(title: string | undefined, list: List): boolean {
	if (title === undefined || !/\bowners$/i.test(title)) return false;
	return list.children.every(({ checked, children }) => typeof checked !== 'boolean' && /^[^:]{2,40}: /.test(plainText(children[0] ?? [])));
}

/**
 * Whether what stands below a title shows what could be, how it is done, or what to look at each time: "Examples", "How to resize the
 * disk", "Pre-deployment checklist", "Before deploying the queue".
 */
export function isDemonstration(title: string): boolean {
	return demonstration.test(title) || repeated.test(title);
}

/** Whether a list below such a title leaves nothing to do: ticked boxes tell of tasks all the same. */
export function asksForNothing(list: List): boolean {
	return !list.children.some(({ checked }) => checked === true);
}

const demonstration = /^(?:(?:for )?examples?|e\.g\.|how to (?!(?:prevent|avoid|stop|improve)\b)\S.*)$/i;
const repeated =
	/^(?:\d{1,2}[.)] )?(?:(?:(?:pre|post)-?\s?)?(?:deploy(?:ment)?|release|merge|flight|launch|migration|commit|review|code review|configuration|test(?:ing)?|rollback|restore) (?:checklist|procedure|protocol)|before (?:deploying|releasing|merging|committing|migrating|restarting|running|every|each|any)\b.*)$/i;

/** Whether the whole text is a priority, bucket or status. */
function isWhole(text: string, words: Words): boolean {
	const priority = priorityAt(text);
	if (priority && /^(?:priority)?$/i.test(text.slice(priority.end).trim())) return true;
	const status = statusMark(text, words);
	if (status && status.end >= text.length) return true;
	return exactBucket(text, words) !== undefined;
}

const timeFrame =
	/^(?:immediate(?:ly)?|now|soon|later|next|quick wins?|(?:short|mid|middle|medium|long|near)[- ]?term|(?:kurz|mittel|lang)fristig|(?:à )?(?:court|moyen|long) terme|(?:a )?(?:corto|medio|mediano|largo) plazo|(?:curto|médio|longo) prazo|(?:breve|medio|lungo) termine|(?:korte|middellange|lange) termijn|短期|中期|長期|长期|단기|중기|장기)(?:\s+\(?(?:actions?|items?|fixes|improvements?|tasks?|[^)]{1,20}\)))?$/iu;

const noneNeeded =
	/^(?:we (?:(?:sort|kind) of )?already (?:have|do)\b|none(?! of)(?:$|[\s.,:;(—–-])|no (?:further |more |other |additional |new )?(?:action|follow|item|change|work|task)|nothing (?:to do|needed|further|more|required)|n\/a\b|not applicable|keine?(?:$|[\s.]+(?:weiteren?|maßnahmen?))|aucune?(?:$|[\s.])|ningun[oa]?(?:$|[\s.])|nenhuma?(?:$|[\s.])|nessuna?(?:$|[\s.])|geen(?:$|[\s.])|(?:特に)?なし|特になし|无$|無$|没有|暂无|없음)/iu;

/** How English requests start. A clause before a colon that starts so is an action whose details follow. */
const requests = (
	'add adopt adjust alert align allow analy[sz]e apply ask assign audit automate avoid backport block build bump change check clarify clean close collect communicate conduct configure confirm continue ' +
	'convert create cut define delete deploy design detect determine develop disable discuss document drop enable enforce enhance establish evaluate expand explore export expose extend figure file find fix follow ' +
	'force get give harden have identify implement improve increase inform install integrate introduce investigate isolate keep limit log look lower make migrate mitigate modify monitor move notify open optimi[sz]e ' +
	'patch perform pin plan prepare prevent propose protect provide publish put raise re-?\\w+ reach record reduce refactor remove rename replace report request require research resolve restore restrict retry review ' +
	'revisit rewrite roll rotate route run schedule script send separate set share show simplify split standardi[sz]e start stop store streamline strengthen switch sync talk test tighten track train trigger tune turn ' +
	'update upgrade use validate verify visualise watch work wrap write'
).replaceAll(' ', '|');
const imperative = new RegExp(`^(?:ensure|make sure|${requests})\\s`, 'i');
const asksForSomething = new RegExp(
	`^(?:to |please |we (?:should|need to|will|must) |should |need to |must |consider(?:ing)? |ensure |make sure )|^\\p{L}+ing\\b|^(?:${requests})\\b`,
	'iu',
);
