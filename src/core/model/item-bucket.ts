import type { Bucket } from '../vocabulary/terms.ts';
import type { Words } from '../vocabulary/words.ts';
import type { ActionItem } from './postmortem.ts';

/** The bucket that a whole text of up to three words names: not "Improve monitoring", which only holds such a word. */
export function exactBucket(text: string, words: Words): Bucket | undefined {
	const pieces = text.trim().split(/\s+/);
	const bucket = pieces.length <= 3 ? words.bucket(text) : undefined;
	if (bucket === undefined || pieces.length === 1) return bucket;
	const isPart = words.bucket(pieces.slice(1).join(' ')) === bucket || words.bucket(pieces.slice(0, -1).join(' ')) === bucket;
	return isPart && !/^[\p{L}]+ (?:actions?|items?|measures?)$/iu.test(text.trim()) ? undefined : bucket;
}

/**
 * The bucket of an action: the stated one, else what its words suggest; undefined when they suggest none. A guess is good enough for a
 * hint and for statistics, never for what is written into a document.
 */
export function likelyBucket(item: Pick<ActionItem, 'bucket' | 'text'>): Bucket | undefined {
	if (item.bucket?.value !== undefined) return item.bucket.value;
	if (detecting.test(item.text)) return 'detection';
	return limiting.test(item.text) ? 'mitigation' : undefined;
}

const detecting =
	/(?<![\p{L}])(?:monitor\w*|alert\w*|alarm\w*|page (?:when|if|on|the)|smoke tests?|synthetic\w*|dashboards?|health ?checks?|detect\w*|notifications?|metrics|probes?|canary alerts?|überwach\w*|alarmier\w*|surveill\w*|supervis\w*|monitori[zs]\w*|monitore\w*|alerta\w*)(?![\p{L}])|監視|アラート|検知|监控|告警|監控|모니터링|알림|경보/iu;
const limiting =
	/(?<![\p{L}])(?:roll ?backs?|rolls? back|runbooks?|playbooks?|feature flags?|fail ?over\w*|circuit breakers?|time ?outs?|kill ?switch\w*|canar(?:y|ies)|on-call|backups?|fallbacks?|overrides?|spares?|redundan\w*|degrade gracefully|graceful degradation|rate limit\w*|retries|retry|restores?)(?![\p{L}])/iu;
