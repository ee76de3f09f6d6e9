import type { ActionItem, Postmortem } from './postmortem.ts';

/** Whether nothing is left to be done: done, verified or dropped. */
export function isFinished({ status }: ActionItem): boolean {
	return status === 'done' || status === 'verified' || status === 'dropped';
}

/** Whether something is left to be done: the item is not finished, and its words do not tell what was done already. */
export function isLeftToDo(item: ActionItem): boolean {
	return !isFinished(item) && !tellsWhatWasDone(item);
}

/** Whether we follow the item up ourselves: it is left to do, and its ticket, if any, is not left to the tracker by the configuration. */
export function isFollowed(item: ActionItem, trackedItems: 'follow' | 'ignore'): boolean {
	return isLeftToDo(item) && (trackedItems === 'follow' || item.links.length === 0);
}

/**
 * "A second zone has been added", but not "Page when the queue has been full for a minute"; "Added an alert", where no box or status says
 * that it is open.
 */
function tellsWhatWasDone({ text, checked, statusText }: ActionItem): boolean {
	if (checked === undefined && !statusText && inThePast.test(text)) return true;
	const done = /\b(?:has|have) (?:now |already |since )?been [a-z]+/.exec(text.slice(0, 200));
	return (
		done !== null &&
		!/\b(?:when|if|until|that|which|once|after|unless|whether|ensure|make sure|verify|check|confirm|see)\b/i.test(text.slice(0, done.index))
	);
}

/** Verbs that only tell of the past where an action begins with them; "automated" and "improved" may well describe what is wanted. */
const inThePast =
	/^(?:we )?(?:have )?(?:added|implemented|refactored|fixed|created|removed|deleted|updated|deployed|enabled|disabled|configured|introduced|replaced|reverted|rolled (?:back|out)|migrated|moved|upgraded|downgraded|increased|decreased|reduced|raised|lowered|changed|switched|restarted|cleaned up|purged|wrote|built|merged|shipped|released|patched|adjusted|corrected|installed|notified|opened|filed|renamed|rewrote|published)\s+\S/i;

/**
 * The sections, by index, that list advice ("Prevention", "Recommendations") of which nothing is assigned, dated, linked or ticked: it may
 * not be meant as work for anybody.
 */
export function adviceSections({ sections, actionItems }: Postmortem): ReadonlySet<number> {
	const advice = new Set(sections.flatMap(({ title }, index) => (adviceTitle.test(title) ? [index] : [])));
	for (const item of actionItems) if (!isBare(item)) advice.delete(item.section);
	return advice;
}

function isBare({ table, owners, due, links, statusText, priority }: ActionItem): boolean {
	return !table && owners.length === 0 && !due && links.length === 0 && !statusText && !priority;
}

const adviceTitle =
	/^(?:\P{L}*)(?:(?:future )?prevention(?! (?:items|tasks|plan))|preventi(?:ve|on) measures|proactive|hardening|recommendations?|improvements?$|how to prevent|empfehlungen|vorbeugung|recomendaciones|recommandations)/iu;

/** Whether bullets, checkboxes or paragraphs below an item say more about it than its own line, fields such as "Owner: Sam" aside. */
export function hasNotesBelow({ text }: Postmortem, item: ActionItem): boolean {
	if (item.hasSubtasks) return true;
	let rest = text.slice(item.range.end, Math.max(item.range.end, item.whole.end));
	for (const { range } of item.nested) rest = rest.replace(text.slice(range.start, range.end), '');
	return /\p{L}{3}/u.test(rest);
}

/** The items that are no part of another item, in order. */
export function topItems(items: readonly ActionItem[]): ActionItem[] {
	let end = -1;
	return items.filter((item) => {
		if (item.range.start < end) return false;
		end = item.whole.end;
		return true;
	});
}
