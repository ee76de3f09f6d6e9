import { type ItemText, sourceOf } from './item-text.ts';
import type { ItemLink } from './postmortem.ts';

/**
 * Everything in an item's text that points to a ticket or page, in order: Markdown links, bare addresses, `#528`, `org/repo#12`,
 * `KEY-123`. Names of standards such as UTF-8 or SHA-256 are no keys.
 */
export function readLinks(item: ItemText): ItemLink[] {
	const refers = mayRefer.test(item.pattern);
	if (item.spans.length === 0 && !refers) return [];
	const found: { at: number; link: ItemLink }[] = [];
	for (const span of item.spans) {
		if (span.kind !== 'link') continue;
		found.push({ at: span.start, link: { text: item.text.slice(span.start, span.end), href: span.href, range: span.source } });
	}
	const taken = found.map(({ at, link }) => ({ start: at, end: at + link.text.length })).sort((one, other) => one.start - other.start);
	let next = 0;
	for (const match of refers ? item.pattern.matchAll(reference) : []) {
		const end = match.index + match[0].length;
		while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
		if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
		if (match[1] !== undefined && standards.has(match[1])) continue;
		found.push({ at: match.index, link: { text: match[0], href: undefined, range: sourceOf(item, match.index, end) } });
	}
	return found.sort((one, other) => one.at - other.at).map(({ link }) => link);
}

/** Whether a stretch of text is one such reference and nothing else, a word like "Ticket" or "PR" before it aside. */
export function isReference(text: string): boolean {
	const match =
		/^(?:(?:ticket|issue|pr|mr|bug|jira|see|fix|tracking|tracked in|gh|pull request)s?[\s:]*)?([#!]\d+|[\w.-]+\/[\w.-]+#\d+|([A-Z][A-Z0-9]{1,9})-\d+)$/i.exec(
			text.trim(),
		);
	return match !== null && !standards.has(match[2] ?? '');
}

const mayRefer = /[#!-]\d/;
const reference = /(?<![\p{L}\p{N}_/&#-])(?:[\w.-]{1,60}\/[\w.-]{1,60}#\d+|[#!]\d{1,7}|([A-Z][A-Z0-9]{1,9})-\d{1,7})(?![\p{L}\p{N}_-])/gu;

const standards = new Set(
	'UTF SHA SHA2 SHA3 ISO RFC CVE AES RSA HTTP HTTPS TLS SSL MD ASCII EC2 GPT IPV IPV4 IPV6 UTC GMT COVID WCAG SEV X86 ARM IEEE DNS DNS0 BASE HMAC OAUTH TIER PHASE LEVEL TOP US EU AP'.split(
		' ',
	),
);
